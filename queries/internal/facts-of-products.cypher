// description = "Local facts of products by region."
// [returns]
// id = "string"
// product = "string"
// name = "string"
// region = "string"
// measure = "string?"
// value = "any?"
// unit = "string?"
// period = "any?"
// confidence = "string?"
// status = "string?"
MATCH (f:LocalFact)-[:CONCERNS]->(p:Product)
MATCH (f)-[:IN_REGION]->(r:Region)
RETURN f.id AS id, p.id AS product, p.name AS name, r.id AS region, f.measure AS measure, f.value AS value, f.unit AS unit,
  f.period AS period, f.confidence AS confidence, f.status AS status
ORDER BY id
