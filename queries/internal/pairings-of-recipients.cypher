// description = "Aid pairings of some recipients, the latest first."
// [returns]
// id = "string"
// name = "string"
// start = "integer?"
// end = "integer?"
// counties = "list?"
// donor = "string"
// recipient = "string"
// recipient_name = "string"
MATCH (a:AidPairing)-[:RECIPIENT]->(r:Region)
WHERE r.id IN $members
MATCH (a)-[:DONOR]->(d:Region)
RETURN a.id AS id, a.name AS name, a.start AS start, a.end AS end, a.counties AS counties, d.id AS donor,
  r.id AS recipient, r.name AS recipient_name
ORDER BY start DESC, recipient, id
