"""A library in one folder: SQLite, and vector files beside it."""
