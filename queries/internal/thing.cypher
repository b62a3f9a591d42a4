// description = "A thing by its id, with its labels and whether it was made up."
// [returns]
// name = "string"
// labels = "list"
// synthetic = "boolean"
MATCH (n:`<label>` {id: $id})
RETURN n.name AS name, labels(n) AS labels, coalesce(n.synthetic, false) AS synthetic
