// description = "Technologies that the products of industries use."
// [returns]
// product = "string"
// name = "string"
// symbol = "string"
// class_name = "string"
// name_en = "string?"
// level = "string?"
// weight = "number"
// reason = "string?"
MATCH (i:Industry)<-[:BROADER]-(p:Product)-[u:USES]->(c:IpcClass)
WHERE i.id IN $industries
RETURN p.id AS product, p.name AS name, c.id AS symbol, c.name AS class_name, c.name_en AS name_en, c.level AS level,
  u.weight AS weight, u.reason AS reason
ORDER BY product, symbol
