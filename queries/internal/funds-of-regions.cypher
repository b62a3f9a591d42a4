// description = "Funds that cover some regions."
// [returns]
// id = "string"
// name = "string"
// modality = "string?"
// what = "string"
// what_name = "string"
MATCH (f:Fund)-[:COVERS]->(r:Region)
WHERE r.id IN $ids
RETURN f.id AS id, f.name AS name, f.modality AS modality, r.id AS what, r.name AS what_name
ORDER BY id, what
