// description = "Every name of the things of a kind."
// [returns]
// id = "string"
// name = "string"
// name_en = "string?"
// aliases = "list?"
MATCH (n:`<label>`)
RETURN n.id AS id, n.name AS name, n.name_en AS name_en, n.aliases AS aliases
ORDER BY id
