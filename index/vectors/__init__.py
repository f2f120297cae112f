"""Statements as vectors: the model, its graph, and what reads a question."""
