// description = "The indicators that were observed in regions."
// [returns]
// id = "string"
// name = "string"
MATCH (i:Indicator)<-[:OBSERVES]-(o:Observation)-[:IN_REGION]->(:Region)
RETURN DISTINCT i.id AS id, i.name AS name
ORDER BY name, id
