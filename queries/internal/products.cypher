// description = "Products with their other names and the industries they are of."
// [returns]
// id = "string"
// name = "string"
// name_en = "string?"
// aliases = "list?"
// industries = "list"
MATCH (p:Product)
OPTIONAL MATCH (p)-[:BROADER]->(i:Industry)
RETURN p.id AS id, p.name AS name, p.name_en AS name_en, p.aliases AS aliases, collect(i.id) AS industries
ORDER BY id
