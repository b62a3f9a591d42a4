// description = "Datasets, in the order of their ids."
// [returns]
// id = "string"
MATCH (s:Source)
RETURN s.id AS id
ORDER BY id
