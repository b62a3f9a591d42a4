// description = "Patents with those who own or applied for them."
// [returns]
// id = "string"
// name = "string"
// title = "string?"
// status = "string?"
// kind = "string?"
// filed = "string?"
// synthetic = "boolean?"
// parties = "list"
UNWIND $ids AS id
MATCH (p:Patent {id: id})
OPTIONAL MATCH (p)<-[e:OWNS|APPLIED_FOR]-(o:Organization)
RETURN p.id AS id, p.name AS name, p.title AS title, p.status AS status, p.kind AS kind, p.filed AS filed,
  p.synthetic AS synthetic, collect(CASE WHEN o IS NULL THEN NULL ELSE {role: type(e), id: o.id, name: o.name} END) AS parties
