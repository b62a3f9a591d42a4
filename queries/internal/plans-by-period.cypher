// description = "Policies of a period."
// [returns]
// id = "string"
// name = "string"
MATCH (p:Policy)
WHERE p.period IS NOT NULL
RETURN p.id AS id, p.name AS name
ORDER BY id
