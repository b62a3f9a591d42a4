// description = "Some neighbours of one kind."
// [returns]
// id = "string"
// name = "string"
MATCH (n:`<label>` {id: $id})--(x:`<other>`)
RETURN DISTINCT x.id AS id, x.name AS name
ORDER BY id
LIMIT $limit
