"""A line of text in; whom, on what and when it asks out."""
