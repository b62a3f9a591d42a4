// description = "Published counts of a region by subclass and period."
// [returns]
// symbol = "string"
// period = "string"
// count = "integer"
MATCH (:Region {id: $region})<-[:IN_REGION]-(t:TechnologyCount)-[:CLASSIFIED_AS]->(c:IpcClass)
RETURN c.id AS symbol, t.period AS period, t.count AS count
ORDER BY symbol, period
