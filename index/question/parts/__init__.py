"""Parts: what the text of a question is cut into: what it asks, on what topic, and what is beside it."""
