// description = "The industry that a class of GB/T 4754 is close to."
// [returns]
// id = "string"
// class = "string"
MATCH (i:Industry)-[:CLOSE_MATCH]->(c:IndustryClass)
WHERE c.id IN $codes
RETURN i.id AS id, c.id AS class
ORDER BY size(class) DESC, id
LIMIT 1
