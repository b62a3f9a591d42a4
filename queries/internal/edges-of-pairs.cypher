// description = "Edges of a type between pairs of things."
// [returns]
// start = "string"
// end = "string"
// e = "edge"
UNWIND $pairs AS pair
MATCH (x:`<start>` {id: pair[0]})-[e:`<type>`]->(y:`<end>` {id: pair[1]})
RETURN x.id AS start, y.id AS end, e
ORDER BY start, end
