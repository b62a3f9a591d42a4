// description = "One property of things."
// [returns]
// id = "string"
// value = "any"
UNWIND $ids AS id
MATCH (n:`<label>` {id: id})
RETURN n.id AS id, n.`<property>` AS value
ORDER BY id
