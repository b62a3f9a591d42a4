// description = "Where it was said that an industry uses a technology."
// [returns]
// id = "string"
// sources = "list"
MATCH (i:Industry)-[x:USES]->(c:IpcClass)
WHERE i.id IN $ids AND c.id IN $ids
RETURN c.id AS id, x.sources AS sources
ORDER BY id
