"""Frames: the words a question is framed with, and the places for a speaker among them."""
