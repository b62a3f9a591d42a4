// description = "Count and revealed advantage of each region in a technology and period."
// [returns]
// region = "string"
// count = "integer?"
// rta = "number?"
MATCH (r:Region)-[s:SPECIALISES_IN]->(:IpcClass {id: $technology})
WHERE s.period = $period AND s.basis = 'counts'
RETURN r.id AS region, s.count AS count, s.rta AS rta
ORDER BY region
