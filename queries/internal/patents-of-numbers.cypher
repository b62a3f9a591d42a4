// description = "Patents by a number of their publication or application."
// [returns]
// id = "string"
MATCH (p:Patent)
WHERE p.id IN $numbers
RETURN p.id AS id
UNION
MATCH (p:Patent)
WHERE p.application IN $numbers
RETURN p.id AS id
