// description = "Units of indicators."
// [returns]
// id = "string"
// unit = "string?"
MATCH (i:Indicator)
RETURN i.id AS id, i.unit AS unit
ORDER BY id
