// description = "Classes of GB/T 4754 that industries are close to."
// [returns]
// id = "string"
MATCH (i:Industry)-[:CLOSE_MATCH]->(c:IndustryClass)
WHERE i.id IN $industries
RETURN DISTINCT c.id AS id
ORDER BY id
