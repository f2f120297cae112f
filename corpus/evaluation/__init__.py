"""Gold data, and how well statements and speakers are found by it."""
