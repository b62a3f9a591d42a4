// description = "Firms of some places that are active in some industries or classes of GB/T 4754."
// [returns]
// id = "string"
// name = "string"
// synthetic = "boolean?"
// region = "string"
// activity = "string"
UNWIND $places AS place
MATCH (r:Region {id: place})<-[:LOCATED_IN]-(e:Enterprise)-[:ACTIVE_IN]->(x)
WHERE x.id IN $industries OR any(code IN $classes WHERE x.id STARTS WITH code)
RETURN e.id AS id, e.name AS name, e.synthetic AS synthetic, r.name AS region, x.name AS activity
ORDER BY id, activity
