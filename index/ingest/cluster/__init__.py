"""A Dask cluster that reads and embeds articles: the line to it, and what its workers do."""
