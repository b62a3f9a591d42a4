// title = { zh = "没有结对的县市", en = "Counties without a pairing" }
// description = { zh = "某日没有结对的县市，以及其地州的结对数。来源没有列出县市的结对，视为涵盖其地州里别的结对没有列出的县市；结对之后才设立的县市无从列入，不算。", en = "Counties without a pairing on a day, with the number of pairings of their prefecture. A pairing whose source lists no counties covers what the other pairings of its prefecture leave; a county younger than a pairing could not be in its list and is left out." }
// limit = 500
// [phrases]
// zh = ["{region}哪些县没有结对", "没有对口援助的县", "结对的空白", "{region}没人援助的县市"]
// en = ["counties without a pairing", "gaps in the pairings of {region}", "which counties of {region} have no donor"]
// [parameters]
// region = { type = "node", nodes = ["Region"], label = { zh = "地区", en = "region" }, default = "southern-xinjiang" }
// day = { type = "string", optional = true, label = { zh = "哪天（如 2015-06-30，不填即当天）", en = "on which day (such as 2015-06-30; today by default)" } }
// [columns]
// prefecture = { label = { zh = "地州市", en = "prefecture" }, links = "Region" }
// prefecture_name = { label = { zh = "地州市名称", en = "name of the prefecture" } }
// county = { label = { zh = "县市", en = "county" }, links = "Region" }
// county_name = { label = { zh = "县市名称", en = "name of the county" } }
// pairings = { label = { zh = "地州的结对数", en = "pairings of the prefecture" } }
WITH coalesce($day, toString(date())) AS day
WITH day, toInteger(substring(day, 0, 4)) AS year
MATCH (:Region {id: $region})<-[:PART_OF*0..1]-(p:Region {level: 'prefecture'})
OPTIONAL MATCH (p)<-[:RECIPIENT]-(a:AidPairing)
WHERE coalesce(a.start, year) <= year AND coalesce(a.end, year) >= year AND coalesce(a.from, day) <= day AND coalesce(a.until, day) >= day
WITH p, collect(a) AS held
MATCH (p)<-[:PART_OF]-(c:Region {level: 'county'})
WHERE (c.from IS NULL OR none(a IN held WHERE toString(a.start) < c.from))
  AND none(a IN held WHERE NOT EXISTS { MATCH (a)-[:COVERS]->(:Region) })
  AND none(a IN held WHERE EXISTS { MATCH (a)-[:COVERS]->(c) })
RETURN p.id AS prefecture, p.name AS prefecture_name, c.id AS county, c.name AS county_name, size(held) AS pairings
ORDER BY prefecture, county
