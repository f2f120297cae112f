"""What a web page says: its marks made words, the whole of its body, what it tells of itself."""
