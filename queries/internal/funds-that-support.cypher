// description = "Funds that support some things."
// [returns]
// id = "string"
// name = "string"
// modality = "string?"
// what = "string"
// what_name = "string"
MATCH (f:Fund)-[:SUPPORTS]->(x)
WHERE x.id IN $ids
RETURN f.id AS id, f.name AS name, f.modality AS modality, x.id AS what, x.name AS what_name
ORDER BY id, what
