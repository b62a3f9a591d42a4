// description = "Policies whose text is in the graph."
// [returns]
// p = "node"
MATCH (p:Policy)
WHERE EXISTS { MATCH (:Section)-[:PART_OF]->(p) }
RETURN p
ORDER BY p.id
