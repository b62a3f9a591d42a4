// description = "How many patents name each region."
// [returns]
// region = "string"
// value = "integer"
MATCH (x:Patent)-[:IN_REGION]->(r:Region)
RETURN r.id AS region, count(x) AS value
ORDER BY region
