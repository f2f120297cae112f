"""Rewriting: a question in other words, by which it is plain whom it asks for."""
