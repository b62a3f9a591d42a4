// description = "Labels and names of things."
// [returns]
// id = "string"
// labels = "list"
// name = "string"
UNWIND $ids AS id
MATCH (n:`<label>` {id: id})
RETURN n.id AS id, labels(n) AS labels, n.name AS name
ORDER BY id
