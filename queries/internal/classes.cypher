// description = "Classes of the IPC by their symbols."
// [returns]
// symbol = "string"
// name = "string"
// name_en = "string?"
// level = "string?"
MATCH (c:IpcClass)
WHERE c.id IN $symbols
RETURN c.id AS symbol, c.name AS name, c.name_en AS name_en, c.level AS level
ORDER BY symbol
