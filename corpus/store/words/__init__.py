"""Words: which sentences have which words, and how well they score."""
