"""A file or page in, its articles out; each format is a module, imported when a document of it comes along."""
