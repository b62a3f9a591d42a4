"""One door for reading and one for writing, and an engine behind it."""
