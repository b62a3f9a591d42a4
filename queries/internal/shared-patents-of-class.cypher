// description = "Patents of a class that several organisations own."
// [returns]
// id = "string"
MATCH (c:IpcClass {id: $symbol})<-[:CLASSIFIED_AS]-(p:Patent)<-[:OWNS]-(o:Organization)
WITH p, count(DISTINCT o) AS holders
WHERE holders > 1
RETURN p.id AS id
ORDER BY id
