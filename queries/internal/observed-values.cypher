// description = "Values of an indicator by region, the latest last."
// [returns]
// region = "string"
// value = "number"
MATCH (:Indicator {id: $id})<-[:OBSERVES]-(o:Observation)-[:IN_REGION]->(r:Region)
RETURN r.id AS region, o.value AS value
ORDER BY o.period, o.id
