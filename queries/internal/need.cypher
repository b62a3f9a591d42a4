// description = "A need with each thing that it concerns; one row without a thing where it concerns none."
// [returns]
// name = "string"
// title = "string?"
// kind = "string?"
// text = "string?"
// until = "string?"
// labels = "list?"
// id = "string?"
MATCH (n:Need {id: $id})
OPTIONAL MATCH (n)-[:CONCERNS]->(x)
RETURN n.name AS name, n.title AS title, n.kind AS kind, n.text AS text, n.valid_until AS until, labels(x) AS labels, x.id AS id
ORDER BY id
