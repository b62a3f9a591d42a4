// description = "Needs and offers, open ones where $day is given, with the day they are valid until."
// [returns]
// id = "string"
// name = "string"
// title = "string?"
// kind = "string"
// until = "string?"
MATCH (n:Need)
WHERE ($kind IS NULL OR coalesce(n.kind, 'need') = $kind)
  AND ($day IS NULL OR n.valid_until IS NULL OR n.valid_until >= $day)
RETURN n.id AS id, n.name AS name, n.title AS title, coalesce(n.kind, 'need') AS kind, n.valid_until AS until
ORDER BY name, id
