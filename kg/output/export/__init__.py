"""Ways out of the graph: RDF, and later tables and pictures."""
