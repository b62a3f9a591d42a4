// description = "Steps of the dossiers of some processes, with the regions of each dossier."
// [returns]
// dossier = "string"
// process = "string"
// synthetic = "boolean"
// regions = "list"
// step = "string"
// stage = "string"
// date = "string?"
// amount = "number?"
// unit = "string?"
MATCH (s:Step)-[:STEP_OF]->(d:Dossier)
WHERE d.process IN $processes
OPTIONAL MATCH (d)-[:IN_REGION]->(r:Region)
WITH d, s, collect(r.id) AS regions
RETURN d.id AS dossier, d.process AS process, coalesce(d.synthetic, false) AS synthetic, regions, s.id AS step, s.stage AS stage,
  s.date AS date, s.amount AS amount, s.unit AS unit
ORDER BY dossier, date, step
