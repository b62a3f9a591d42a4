// title = { zh = "没有发明专利的企业", en = "Firms without an invention patent" }
// description = { zh = "图谱中既不持有也没有申请过发明专利的企业，可按地区、产业筛选。图谱没有，不等于实际没有。", en = "Firms that, in the graph, neither hold nor applied for an invention patent, by region and industry if asked. It tells of the graph, not of the world." }
// limit = 2000
// opening = { zh = "图谱中{$region}有 {firm} 家企业没有发明专利。", en = "{firm} firms of {$region} in the graph have no invention patent." }
// [phrases]
// zh = ["没有发明专利的企业有哪些", "{region}哪些企业没有发明专利", "哪些企业一件发明都没有", "{region}没有专利的企业", "尚无发明专利的{industry}企业"]
// en = ["firms without invention patents", "which firms of {region} have no invention patent", "companies without any invention", "firms in {region} that have no patents"]
// [parameters]
// region = { type = "node", nodes = ["Region"], default = "650000", label = { zh = "地区", en = "region" } }
// industry = { type = "node", nodes = ["Industry"], optional = true, label = { zh = "产业", en = "industry" } }
// [columns]
// firm = { label = { zh = "企业", en = "firm" }, links = "Organization" }
// firm_name = { label = { zh = "企业名称", en = "name of the firm" } }
// places = { label = { zh = "所在地", en = "places" } }
// others = { label = { zh = "实用新型和外观设计", en = "utility models and designs" }, unit = "件" }
// synthetic = { label = { zh = "虚构数据", en = "made up for the demo" } }
MATCH (:Region {id: $region})<-[:PART_OF*0..2]-(place:Region)<-[:LOCATED_IN]-(f:Enterprise)
WHERE NOT EXISTS { MATCH (f)-[:OWNS|APPLIED_FOR]->(:Patent {kind: 'invention'}) }
  AND ($industry IS NULL OR EXISTS { MATCH (f)-[:ACTIVE_IN]->(:Industry)-[:BROADER*0..2]->(:Industry {id: $industry}) })
WITH DISTINCT f, place ORDER BY place.id
WITH f, collect(place.name) AS places
OPTIONAL MATCH (f)-[:OWNS|APPLIED_FOR]->(p:Patent)
RETURN f.id AS firm, f.name AS firm_name, places AS places, count(DISTINCT p) AS others, f.synthetic AS synthetic
ORDER BY places, firm
