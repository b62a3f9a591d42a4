// description = "Patents of a class by the regions they are in."
// [returns]
// id = "string"
// status = "string?"
// kind = "string?"
// filed = "string?"
// synthetic = "boolean?"
// family = "list?"
// title = "string?"
// place = "string"
MATCH (c:IpcClass {id: $symbol})<-[:CLASSIFIED_AS]-(p:Patent)-[:IN_REGION]->(r:Region)
RETURN p.id AS id, p.status AS status, p.kind AS kind, p.filed AS filed, p.synthetic AS synthetic, p.family AS family,
  p.title AS title, r.id AS place
ORDER BY id, place
