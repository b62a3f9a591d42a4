// description = "Headings of the sections of plans, with their numbers."
// [returns]
// id = "string"
// name = "string"
// title = "string?"
// kind = "string?"
MATCH (s:Section)
RETURN s.id AS id, s.name AS name, s.title AS title, s.kind AS kind
ORDER BY id
