// description = "Some names of things of a kind, to choose from."
// [returns]
// name = "string"
MATCH (n:`<label>`)
RETURN n.name AS name
LIMIT $limit
