// description = "Indicators with their targets and observations; the numbered ones first."
// [returns]
// i = "node"
// targets = "list"
// observations = "list"
MATCH (i:Indicator)
RETURN i, COLLECT { MATCH (t:Target)-[:OF_INDICATOR]->(i) RETURN t ORDER BY t.deadline, t.id } AS targets,
       COLLECT { MATCH (o:Observation)-[:OBSERVES]->(i) OPTIONAL MATCH (o)-[:IN_REGION]->(r:Region)
                 RETURN {o: o, region: r.id, place: r.name} ORDER BY r.id, o.period, o.id } AS observations
ORDER BY i.number IS NULL, i.number, i.name, i.id
