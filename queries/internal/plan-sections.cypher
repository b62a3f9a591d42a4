// description = "Sections of a plan with what each is part of."
// [returns]
// s = "node"
// up = "string"
MATCH (s:Section)-[:PART_OF]->(up)
WHERE s.id STARTS WITH $prefix
RETURN s, up.id AS up
ORDER BY s.line, s.id
