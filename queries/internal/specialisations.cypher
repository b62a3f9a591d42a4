// description = "Counts of regions by basis and period, symbols and counts as two lists of one order."
// [returns]
// region = "string"
// basis = "string"
// period = "string"
// made_up = "integer"
// symbols = "list"
// counts = "list"
MATCH (r:Region)-[s:SPECIALISES_IN]->(c:IpcClass)
WHERE r.id IN $regions
RETURN r.id AS region, s.basis AS basis, s.period AS period, count(s.synthetic) AS made_up, collect(c.id) AS symbols,
  collect(s.count) AS counts
