"""One person under many names, over all articles; organisations too."""
