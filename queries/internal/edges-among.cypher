// description = "Edges that lead from some things to others of a set."
// [returns]
// start = "string"
// type = "string"
// labels = "list"
// end = "string"
UNWIND $ids AS id
MATCH (a:`<label>` {id: id})-[e]->(b)
WHERE b.id IN $every
RETURN DISTINCT a.id AS start, type(e) AS type, labels(b) AS labels, b.id AS end
ORDER BY start, type, end
LIMIT $limit
