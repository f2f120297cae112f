"""Forms of a body's name: in full, in short, in letters, and the last word of it alone."""
