// description = "What covers things of a kind, other than pairings and funds, with the sections that state it."
// [returns]
// id = "string"
// name = "string"
// labels = "list"
// sources = "list"
// stated = "list"
// covered = "string"
// covered_name = "string"
MATCH (t:`<label>`)<-[c:COVERS]-(x)
WHERE t.id IN $ids AND NOT x:AidPairing AND NOT x:Fund
OPTIONAL MATCH (x)-[:STATED_IN]->(s:Section)
WITH t, c, x, s
ORDER BY s.id
RETURN x.id AS id, x.name AS name, labels(x) AS labels, c.sources AS sources, collect([s.id, s.title]) AS stated,
  t.id AS covered, t.name AS covered_name
ORDER BY covered, id
