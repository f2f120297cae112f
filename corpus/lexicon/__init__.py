"""The word lists of the project: reporting words, titles, first names, nicknames, places, roles and offices."""
