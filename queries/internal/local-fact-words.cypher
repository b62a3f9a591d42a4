// description = "What local facts are of and what they measure, and the places that have some."
// [returns]
// items = "list"
// measures = "list"
// places = "list"
MATCH (f:LocalFact)-[:IN_REGION]->(r:Region)
OPTIONAL MATCH (r)-[:PART_OF]->(above:Region)
WITH f.item AS item, f.measure AS measure, [x IN collect(DISTINCT r.id) + collect(DISTINCT above.id) | x] AS held
UNWIND held AS place
WITH collect(DISTINCT item) AS items, collect(DISTINCT measure) AS measures, collect(DISTINCT place) AS places
RETURN items, measures, places
ORDER BY size(items)
