// description = "Patents of organisations by subclass and year, as one list of [id, symbol, year, patents, made-up ones]: the driver reads its socket twice for each record."
// [returns]
// found = "list"
UNWIND $ids AS id
MATCH (:Organization {id: id})-[:APPLIED_FOR]->(p:Patent)-[:CLASSIFIED_AS]->(c:IpcClass {level: 'subclass'})
WITH id, c.id AS symbol, left(p.filed, 4) AS year, count(DISTINCT p) AS count, count(p.synthetic) AS made_up
RETURN collect([id, symbol, year, count, made_up]) AS found
