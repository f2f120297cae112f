"""Vector files: written from what has come, noted in SQLite, read again, and told whole or damaged."""
