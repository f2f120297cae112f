"""Descriptions: people asked for by what they are ("the woman who runs the ferry line") instead of a name."""
