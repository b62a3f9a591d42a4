// title = { zh = "一个地区的技术需求", en = "Technology needs of a region" }
// description = { zh = "地区内提出的需求、所涉产业、提出单位和有效期。", en = "What is asked for in a region, in which industry, by whom and until when." }
// limit = 500
// [phrases]
// zh = ["{region}有什么技术需求", "{region}的需求", "{region}需要什么技术", "{region}企业提出的难题", "{region}企业有哪些技术难题", "列出{region}的技术需求"]
// en = ["needs of {region}", "what does {region} need", "technology needs in {region}", "show technology needs in {region}", "which technology do firms of {region} look for"]
// [parameters]
// region = { type = "node", nodes = ["Region"], label = { zh = "地区", en = "region" } }
// [columns]
// need = { label = { zh = "需求", en = "need" }, links = "Need" }
// need_name = { label = { zh = "需求名称", en = "name of the need" } }
// text = { label = { zh = "内容", en = "text" } }
// industries = { label = { zh = "产业", en = "industries" } }
// asked_by = { label = { zh = "提出单位", en = "asked by" } }
// valid_until = { label = { zh = "有效期至", en = "valid until" } }
// place = { label = { zh = "地区", en = "place" }, links = "Region" }
// synthetic = { label = { zh = "虚构数据", en = "made up for the demo" } }
MATCH (:Region {id: $region})<-[:PART_OF*0..2]-(place:Region)<-[:CONCERNS]-(n:Need)
WHERE coalesce(n.kind, 'need') = 'need'
WITH DISTINCT n, place
OPTIONAL MATCH (n)-[:CONCERNS]->(i:Industry)
WITH n, place, i ORDER BY i.id
WITH n, place, collect(i.name) AS industries
OPTIONAL MATCH (o:Organization)-[:ASKS]->(n)
WITH n, place, industries, o ORDER BY o.id
RETURN n.id AS need, n.name AS need_name, n.text AS text, industries AS industries, collect(o.name) AS asked_by,
       n.valid_until AS valid_until, place.id AS place, n.synthetic AS synthetic
ORDER BY need, place
