// description = "What must be said of a region wherever its counts are used."
// [returns]
// id = "string"
// zh = "list"
// en = "list?"
MATCH (r:Region)
WHERE r.marks IS NOT NULL
RETURN r.id AS id, r.marks AS zh, r.marks_en AS en
ORDER BY id
