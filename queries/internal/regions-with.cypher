// description = "Regions in which something of a kind lies."
// [returns]
// id = "string"
MATCH (r:Region)
WHERE EXISTS { MATCH (r)<-[:IN_REGION]-(:`<label>`) }
RETURN r.id AS id
ORDER BY id
