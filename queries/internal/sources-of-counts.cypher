// description = "Where published counts were said."
// [returns]
// id = "string"
// sources = "list"
MATCH (r:Region)<-[:IN_REGION]-(x:TechnologyCount)-[:CLASSIFIED_AS]->(c:IpcClass)
WHERE r.id IN $ids AND c.id IN $ids AND x.period IN $periods
RETURN x.id AS id, x.sources AS sources
ORDER BY id
