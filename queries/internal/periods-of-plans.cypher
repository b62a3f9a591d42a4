// description = "Policies that have a period, with it."
// [returns]
// id = "string"
// period = "string"
MATCH (p:Policy)
WHERE p.period IS NOT NULL
RETURN p.id AS id, p.period AS period
ORDER BY id
