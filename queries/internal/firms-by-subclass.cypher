// description = "Firms of some places by the subclasses of their patents, what was made up left out."
// [returns]
// symbol = "string"
// id = "string"
UNWIND $places AS place
MATCH (r:Region {id: place})<-[:LOCATED_IN]-(e:Enterprise)-[:OWNS|APPLIED_FOR]->(p:Patent)
WHERE p.synthetic IS NULL AND e.synthetic IS NULL
MATCH (p)-[:CLASSIFIED_AS]->(c:IpcClass {level: 'subclass'})
RETURN DISTINCT c.id AS symbol, e.id AS id
ORDER BY symbol, id
