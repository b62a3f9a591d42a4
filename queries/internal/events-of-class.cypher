// description = "Legal events of the patents of a class: the last day of each kind."
// [returns]
// id = "string"
// kind = "string"
// last = "string?"
MATCH (c:IpcClass {id: $symbol})<-[:CLASSIFIED_AS]-(p:Patent)<-[:CONCERNS]-(e:LegalEvent)
RETURN p.id AS id, e.kind AS kind, max(e.date) AS last
ORDER BY id, kind
