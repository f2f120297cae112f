"""From a question to the statements that answer it, or the reason there are none."""
