"""The news sources a library follows, and what they list."""
