"""The turns of an article that names its speakers itself: whom their labels mean, and those found in its text."""
