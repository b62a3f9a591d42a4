// description = "Donor and recipient of each aid pairing."
// [returns]
// donor = "string"
// recipient = "string"
MATCH (d:Region)<-[:DONOR]-(:AidPairing)-[:RECIPIENT]->(r:Region)
RETURN DISTINCT d.id AS donor, r.id AS recipient
ORDER BY donor, recipient
