// title = { zh = "没有结对的县市", en = "Counties without a pairing" }
// description = { zh = "地区内没有列入任何结对的县市，以及其地州的结对数。来源没有列出县市的结对看不出来，须另查。", en = "Counties that no pairing lists, with the number of pairings of their prefecture. A pairing whose source lists no counties does not show here." }
// limit = 500
// [phrases]
// zh = ["{region}哪些县没有结对", "没有对口援助的县", "结对的空白", "{region}没人援助的县市"]
// en = ["counties without a pairing", "gaps in the pairings of {region}", "which counties of {region} have no donor"]
// [parameters]
// region = { type = "node", nodes = ["Region"], label = { zh = "地区", en = "region" }, default = "southern-xinjiang" }
// [columns]
// prefecture = { label = { zh = "地州市", en = "prefecture" }, links = "Region" }
// prefecture_name = { label = { zh = "地州市名称", en = "name of the prefecture" } }
// county = { label = { zh = "县市", en = "county" }, links = "Region" }
// county_name = { label = { zh = "县市名称", en = "name of the county" } }
// pairings = { label = { zh = "地州的结对数", en = "pairings of the prefecture" } }
MATCH (:Region {id: $region})<-[:PART_OF*0..1]-(p:Region {level: 'prefecture'})<-[:PART_OF]-(c:Region {level: 'county'})
WHERE NOT EXISTS { MATCH (c)<-[:COVERS]-(:AidPairing) }
OPTIONAL MATCH (p)<-[:RECIPIENT]-(a:AidPairing)
RETURN p.id AS prefecture, p.name AS prefecture_name, c.id AS county, c.name AS county_name, count(DISTINCT a) AS pairings
ORDER BY prefecture, county
