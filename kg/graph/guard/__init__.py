"""The guard before Cypher that a person typed: it is read here, refused or sent on, and its answer is capped."""
