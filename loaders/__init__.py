"""Files become records become graph: one module per kind of source."""
