// title = { zh = "一个地区的企业", en = "Firms of a region" }
// description = { zh = "地区内的企业，可按产业筛选（含下位产业和相近国民经济行业）。", en = "Firms of a region, of an industry if asked, narrower ones and close GB/T 4754 classes included." }
// limit = 2000
// [phrases]
// zh = ["{region}有哪些{industry}企业", "{region}的企业", "{region}做{industry}的企业", "{region}{industry}企业名单", "{region}有多少家{industry}企业", "列出{region}的企业"]
// en = ["firms in {region}", "{industry} firms in {region}", "companies of {region} in {industry}", "which firms work in {industry} in {region}", "list enterprises in {region}"]
// [parameters]
// region = { type = "node", nodes = ["Region"], label = { zh = "地区", en = "region" } }
// industry = { type = "node", nodes = ["Industry"], label = { zh = "产业", en = "industry" }, optional = true }
// [columns]
// firm = { label = { zh = "企业", en = "firm" }, links = "Organization" }
// firm_name = { label = { zh = "企业名称", en = "name of the firm" } }
// place = { label = { zh = "所在地", en = "place" }, links = "Region" }
// place_name = { label = { zh = "所在地名称", en = "name of the place" } }
// activities = { label = { zh = "从事", en = "works in" } }
// synthetic = { label = { zh = "虚构数据", en = "made up for the demo" } }
MATCH (:Region {id: $region})<-[:PART_OF*0..2]-(place:Region)<-[:LOCATED_IN]-(f:Enterprise)
WHERE $industry IS NULL
   OR EXISTS { MATCH (f)-[:ACTIVE_IN]->(:Industry)-[:BROADER*0..2]->(:Industry {id: $industry}) }
   OR EXISTS { MATCH (f)-[:ACTIVE_IN]->(:IndustryClass)-[:BROADER*0..3]->(:IndustryClass)<-[:CLOSE_MATCH]-(:Industry {id: $industry}) }
WITH DISTINCT f, place
OPTIONAL MATCH (f)-[:ACTIVE_IN]->(x)
WITH f, place, x ORDER BY x.id
RETURN f.id AS firm, f.name AS firm_name, place.id AS place, place.name AS place_name, collect(x.name) AS activities,
       f.synthetic AS synthetic
ORDER BY firm, place
