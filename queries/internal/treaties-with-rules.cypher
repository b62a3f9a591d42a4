// description = "Treaties whose offices have rules of their own."
// [returns]
// id = "string"
MATCH (:OfficeRule)-[:CONCERNS]->(t:Treaty)
RETURN DISTINCT t.id AS id
ORDER BY id
