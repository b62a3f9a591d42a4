// description = "A patent with its regions and classes."
// [returns]
// name = "string"
// status = "string?"
// kind = "string?"
// filed = "string?"
// places = "list"
// symbols = "list"
MATCH (p:Patent {id: $id})
OPTIONAL MATCH (p)-[:IN_REGION]->(r:Region)
OPTIONAL MATCH (p)-[:CLASSIFIED_AS]->(c:IpcClass)
RETURN p.name AS name, p.status AS status, p.kind AS kind, p.filed AS filed, collect(DISTINCT r.id) AS places,
  collect(DISTINCT c.id) AS symbols
