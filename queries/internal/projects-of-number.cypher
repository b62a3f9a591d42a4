// description = "Projects by the number of their box."
// [returns]
// id = "string"
// name = "string"
MATCH (p:Project)
WHERE p.number = $number
RETURN p.id AS id, p.name AS name
ORDER BY id
