// description = "Some nodes of a kind that a dataset states."
// [returns]
// n = "node"
MATCH (n:`<label>`)
WHERE any(s IN n.sources WHERE s STARTS WITH $prefix)
WITH n LIMIT $most
RETURN n
