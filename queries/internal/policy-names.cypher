// description = "Names of policies."
// [returns]
// id = "string"
// name = "string"
MATCH (p:Policy)
WHERE p.id IN $ids
RETURN p.id AS id, p.name AS name
ORDER BY id
