// description = "Names of datasets."
// [returns]
// id = "string"
// name = "string"
MATCH (s:Source)
WHERE s.id IN $ids
RETURN s.id AS id, s.name AS name
ORDER BY id
