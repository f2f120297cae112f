"""Statements that may answer a question: found by meaning and by words, and weighed."""
