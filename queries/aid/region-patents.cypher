// title = { zh = "一个地区的专利", en = "Patents of a region" }
// description = { zh = "申请人地址在该地区的专利，每件一行；可按法律状态、申请年份筛选。", en = "Patents with an applicant's address there, one row each, by legal status and years of filing if asked." }
// limit = 2000
// opening = { zh = "图谱中有 {patent} 件，其中虚构 {synthetic} 件。", en = "{patent} patents in the graph, {synthetic} of them made up." }
// [phrases]
// zh = ["{region}有哪些专利", "列出{region}的专利", "{region}的专利清单", "{region}{since}年申请的专利", "{region}哪些专利{status}", "{region}{status}的专利有哪些"]
// en = ["patents of {region}", "list the patents of {region}", "patents filed in {region} in {since}", "which patents of {region} are {status}"]
// [parameters]
// region = { type = "node", nodes = ["Region"], label = { zh = "地区", en = "region" } }
// status = { type = "string", values_from = "class:Patent.status", optional = true, label = { zh = "法律状态", en = "legal status" } }
// since = { type = "integer", kind = "year", optional = true, label = { zh = "申请年份自", en = "filed from the year" } }
// until = { type = "integer", kind = "year", optional = true, label = { zh = "申请年份至", en = "filed until the year" } }
// [columns]
// patent = { label = { zh = "专利", en = "patent" }, links = "Patent" }
// title = { label = { zh = "标题", en = "title" } }
// status = { label = { zh = "状态", en = "status" } }
// filed = { label = { zh = "申请日", en = "day of filing" } }
// holders = { label = { zh = "持有人", en = "holders" } }
// synthetic = { label = { zh = "虚构数据", en = "made up for the demo" } }
MATCH (:Region {id: $region})<-[:PART_OF*0..2]-(:Region)<-[:IN_REGION]-(p:Patent)
WHERE ($status IS NULL OR p.status = $status)
  AND ($since IS NULL OR p.filed >= toString($since))
  AND ($until IS NULL OR p.filed < toString($until + 1))
WITH DISTINCT p
OPTIONAL MATCH (o:Organization)-[:OWNS]->(p)
WITH p, o ORDER BY o.id
RETURN p.id AS patent, p.title AS title, p.status AS status, p.filed AS filed, collect(o.name) AS holders, p.synthetic AS synthetic
ORDER BY synthetic IS NOT NULL, filed DESC, patent
