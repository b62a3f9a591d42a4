// description = "The lines of a plan as they stand, as many as are asked for."
// [returns]
// line = "integer"
// text = "string"
MATCH (p:Passage)
WHERE p.id STARTS WITH $prefix
RETURN p.line AS line, p.text AS text
ORDER BY line
LIMIT $most
