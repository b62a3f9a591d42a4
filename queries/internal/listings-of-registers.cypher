// description = "What registers list, with the regions of each subject."
// [returns]
// listing = "string"
// register = "string"
// synthetic = "boolean"
// subject = "string"
// regions = "list"
// start = "string?"
// until = "string?"
MATCH (l:Listing)-[:LISTS]->(x)
WHERE l.register IN $registers
OPTIONAL MATCH (x)-[:LOCATED_IN]->(r:Region)
WITH l, x, collect(r.id) AS regions
RETURN l.id AS listing, l.register AS register, coalesce(l.synthetic, false) AS synthetic, x.id AS subject,
  CASE WHEN 'Region' IN labels(x) THEN [x.id] ELSE regions END AS regions, l.from AS start, l.until AS until
ORDER BY listing
