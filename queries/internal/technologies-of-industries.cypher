// description = "Technologies that industries use, the heaviest first."
// [returns]
// symbol = "string"
// name = "string"
// name_en = "string?"
// level = "string?"
// weight = "number"
// reason = "string?"
// marks = "list?"
// marks_en = "list?"
// industry = "string"
// industry_name = "string"
MATCH (i:Industry)-[u:USES]->(c:IpcClass)
WHERE i.id IN $industries
RETURN c.id AS symbol, c.name AS name, c.name_en AS name_en, c.level AS level, u.weight AS weight, u.reason AS reason,
  c.marks AS marks, c.marks_en AS marks_en, i.id AS industry, i.name AS industry_name
ORDER BY weight DESC, symbol, industry
