// description = "Regions that give aid in some pairing, with what must be said of their counts."
// [returns]
// id = "string"
// name = "string"
// marks = "list?"
// marks_en = "list?"
MATCH (:AidPairing)-[:DONOR]->(r:Region)
RETURN DISTINCT r.id AS id, r.name AS name, r.marks AS marks, r.marks_en AS marks_en
ORDER BY id
