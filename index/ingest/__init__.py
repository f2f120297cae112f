"""Articles on their way into a library, and a library's way out and in again."""
