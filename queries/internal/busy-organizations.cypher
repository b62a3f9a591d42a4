// description = "Which of some organisations applied for at least so many patents."
// [returns]
// id = "string"
// labels = "list"
UNWIND $ids AS id
MATCH (o:Organization {id: id})-[:APPLIED_FOR]->(p:Patent)
WITH o, count(p) AS patents
WHERE patents >= $least
RETURN o.id AS id, labels(o) AS labels
ORDER BY id
