"""Names a question does not write as articles do: misspelled, or with some of their words."""
