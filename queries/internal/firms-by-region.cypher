// description = "How many firms lie in each region."
// [returns]
// region = "string"
// value = "integer"
MATCH (x:Enterprise)-[:LOCATED_IN]->(r:Region)
RETURN r.id AS region, count(x) AS value
ORDER BY region
