// description = "What of a kind lies in a region or in what is part of it, with the edge to the smallest of its places."
// [returns]
// x = "node"
// edge = "edge"
// place = "string"
// place_name = "string"
MATCH (:Region {id: $id})<-[:PART_OF*0..2]-(place:Region)<-[e:LOCATED_IN]-(x:`<label>`)
WHERE x.id > $after
WITH x, e, place ORDER BY place.id DESC
WITH x, collect(DISTINCT [place.id, place.name]) AS places, collect(e) AS edges
RETURN x, edges[0] AS edge, places[0][0] AS place, places[0][1] AS place_name
ORDER BY x.id
LIMIT $limit
