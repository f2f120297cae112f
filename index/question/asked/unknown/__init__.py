"""Unknown: names in a question that nobody bears, or not together, and what such a name leaves of those beside it."""
