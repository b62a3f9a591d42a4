// description = "Policies, each with the region it is of, if it is of one."
// [returns]
// id = "string"
// name = "string"
// region = "string?"
MATCH (p:Policy)
OPTIONAL MATCH (p)-[:IN_REGION]->(r:Region)
RETURN p.id AS id, p.name AS name, r.id AS region
ORDER BY id
