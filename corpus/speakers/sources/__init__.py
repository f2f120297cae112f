"""Sources: who is named in one, where it was cut, and what stands in front of a verb that has none."""
