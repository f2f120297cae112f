"""The page and the interface for programs: the same answers over HTTP."""
