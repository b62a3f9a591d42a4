// description = "The digest that a dataset was loaded with."
// [returns]
// sha = "string"
MATCH (s:Source {id: $id})
RETURN s.sha256 AS sha
ORDER BY sha
