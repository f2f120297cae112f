"""Recorded pages: web archives, and how what servers sent is packed in them."""
