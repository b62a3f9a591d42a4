// description = "What a section of a plan stands for (a task, a project), under the id of the section."
// [returns]
// id = "string"
// label = "string"
MATCH (s:Section)
WHERE s.id STARTS WITH $prefix
MATCH (s)<-[:STATED_IN]-(x)
WHERE x.id = s.id
RETURN s.id AS id, labels(x)[0] AS label
ORDER BY id
