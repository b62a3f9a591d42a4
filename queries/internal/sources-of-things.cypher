// description = "Where things were said."
// [returns]
// id = "string"
// sources = "list"
UNWIND $ids AS id
MATCH (x:`<label>` {id: id})
RETURN id, x.sources AS sources
ORDER BY id
