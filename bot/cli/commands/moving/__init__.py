"""Commands that move a library from one place to another."""
