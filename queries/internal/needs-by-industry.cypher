// description = "How many saved needs of some regions concern each industry."
// [returns]
// industry = "string"
// needs = "integer"
MATCH (r:Region)<-[:CONCERNS]-(n:Need)-[:CONCERNS]->(i:Industry)
WHERE r.id IN $members AND coalesce(n.kind, 'need') = 'need'
RETURN i.id AS industry, count(DISTINCT n) AS needs
ORDER BY industry
