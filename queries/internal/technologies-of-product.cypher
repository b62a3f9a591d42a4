// description = "Technologies that a product uses, the heaviest first."
// [returns]
// symbol = "string"
// class_name = "string"
// name_en = "string?"
// level = "string?"
// weight = "number"
// reason = "string?"
MATCH (p:Product {id: $product})-[u:USES]->(c:IpcClass)
RETURN c.id AS symbol, c.name AS class_name, c.name_en AS name_en, c.level AS level, u.weight AS weight, u.reason AS reason
ORDER BY weight DESC, symbol
