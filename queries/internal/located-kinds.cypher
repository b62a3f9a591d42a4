// description = "How much of each kind lies in a region or in what is part of it."
// [returns]
// labels = "list"
// count = "integer"
MATCH (:Region {id: $id})<-[:PART_OF*0..2]-(:Region)<-[:LOCATED_IN]-(x)
WITH DISTINCT x
RETURN labels(x) AS labels, count(x) AS count
ORDER BY labels
