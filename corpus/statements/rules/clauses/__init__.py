"""Clauses that a cue reports: where they begin and end, and how an attribution parts them."""
