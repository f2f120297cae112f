"""Gathered: what one question brings up from PostgreSQL at once, and how its rows are read."""
