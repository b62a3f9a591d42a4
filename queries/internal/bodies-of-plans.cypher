// description = "Organisations that sections of plans mention, those mentioned most first."
// [returns]
// id = "string"
// name = "string"
// aliases = "list?"
// mentions = "integer"
MATCH (:Section)-[:MENTIONS]->(o:Organization)
RETURN o.id AS id, o.name AS name, o.aliases AS aliases, count(*) AS mentions
ORDER BY mentions DESC, id
