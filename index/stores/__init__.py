"""Where a library is kept: what may be asked of it and written into it, whatever keeps it."""
