"""SQLite, the one source of truth of a library: its tables, what is written and read, stories, and who is who."""
