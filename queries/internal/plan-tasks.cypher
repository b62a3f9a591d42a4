// description = "What the tasks of a plan name: whether a target, a fund, a body, an industry."
// [returns]
// id = "string"
// target = "boolean"
// fund = "boolean"
// body = "boolean"
// industry = "boolean"
MATCH (t:Task {level: 'subtask'})
WHERE t.id STARTS WITH $prefix
RETURN t.id AS id,
       EXISTS { MATCH (t)-[:SETS]->(:Target) } OR EXISTS { MATCH (p:Project)-[:PART_OF]->(t) MATCH (p)-[:SETS]->(:Target) } AS target,
       EXISTS { MATCH (:Fund)-[:SUPPORTS]->(t) } OR EXISTS { MATCH (p:Project)-[:PART_OF]->(t) MATCH (:Fund)-[:SUPPORTS]->(p) } AS fund,
       EXISTS { MATCH (t)-[:STATED_IN]->(s:Section) MATCH (s)-[:MENTIONS]->(:Organization) } AS body,
       EXISTS { MATCH (t)-[:COVERS]->(:Industry) } AS industry
ORDER BY id
