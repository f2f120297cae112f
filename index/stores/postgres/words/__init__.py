"""Words of a text in PostgreSQL: cut as SQLite's full-text search cuts them, found, and ranked."""
