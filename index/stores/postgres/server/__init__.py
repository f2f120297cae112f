"""The server: connections to it, what goes over them, its tables, and what goes wrong."""
