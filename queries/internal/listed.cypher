// description = "A page of the nodes of a kind; what has no value of the field comes last."
// [returns]
// n = "node"
MATCH (n:`<label>`)
WHERE <conditions>
RETURN n
ORDER BY n.`<field>` IS NULL, n.`<field>`<direction>, n.id
LIMIT $limit
