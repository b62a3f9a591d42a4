// description = "Offers with what they concern, who makes them and where these are."
// [returns]
// id = "string"
// name = "string"
// title = "string?"
// text = "string?"
// until = "string?"
// synthetic = "boolean?"
// about = "list"
// places = "list"
// by = "list"
MATCH (n:Need {kind: 'offer'})
OPTIONAL MATCH (n)-[:CONCERNS]->(x)
WITH n, collect(CASE WHEN x IS NULL THEN NULL ELSE {id: x.id, name: x.name, labels: labels(x)} END) AS about
OPTIONAL MATCH (n)<-[:ASKS]-(o:Organization)
OPTIONAL MATCH (o)-[:LOCATED_IN]->(r:Region)
RETURN n.id AS id, n.name AS name, n.title AS title, n.text AS text, n.valid_until AS until, n.synthetic AS synthetic,
  about AS about, collect(DISTINCT r.id) AS places,
  collect(CASE WHEN o IS NULL THEN NULL ELSE {id: o.id, name: o.name} END) AS by
ORDER BY id
