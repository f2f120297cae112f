"""A library in a PostgreSQL database, which many machines may read and write."""
