// description = "How many neighbours of each kind a thing has, the rarest first."
// [returns]
// labels = "list"
// count = "integer"
MATCH (n:`<label>` {id: $id})--(x)
RETURN labels(x) AS labels, count(DISTINCT x) AS count
ORDER BY count, labels
LIMIT $limit
