"""Which organisations are one: names folded and taken apart, compared, decided upon, and merged."""
