// description = "Targets that a section of a plan states."
// [returns]
// id = "string"
// t = "node"
MATCH (t:Target)-[:STATED_IN]->(s:Section)
WHERE s.id STARTS WITH $prefix
RETURN s.id AS id, t
ORDER BY t.line, t.id
