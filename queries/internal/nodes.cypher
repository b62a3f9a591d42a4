// description = "Nodes by their ids."
// [returns]
// n = "node"
UNWIND $ids AS id
MATCH (n:`<label>` {id: id})
RETURN n
ORDER BY n.id
