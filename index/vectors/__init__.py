"""Statements as vectors: the model, its graph, the files and the search in them."""
