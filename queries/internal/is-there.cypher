// description = "Whether there is a thing of that id."
// [returns]
// id = "string"
MATCH (n:`<label>` {id: $id})
RETURN n.id AS id
ORDER BY id
