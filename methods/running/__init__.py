"""A workshop being run: its timeline frozen at the start, and what its events make of it."""
