"""Spelling: names that are written otherwise than whoever bears them writes them."""
