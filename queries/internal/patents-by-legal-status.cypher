// description = "How many patents have each legal status, and how many of them were made up."
// [returns]
// status = "string"
// patents = "integer"
// synthetic = "integer"
MATCH (p:Patent)
RETURN coalesce(p.status, 'unknown') AS status, count(p) AS patents, sum(CASE WHEN p.synthetic THEN 1 ELSE 0 END) AS synthetic
ORDER BY patents DESC, status
