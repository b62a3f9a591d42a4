// title = { zh = "一项技术的专利", en = "Patents of a technology" }
// description = { zh = "归入该分类号的专利，每件一行；可按地区、法律状态、申请年份筛选。", en = "Patents classified there, one row each, by region, legal status and years of filing if asked." }
// limit = 2000
// opening = { zh = "图谱中有 {patent} 件，其中虚构 {synthetic} 件。", en = "{patent} patents in the graph, {synthetic} of them made up." }
// [phrases]
// zh = ["{technology}的专利有哪些", "{technology}类专利", "分类号{technology}的专利", "{technology}下面有哪些专利", "{technology}有哪些{status}的专利"]
// en = ["patents in {technology}", "patents classified in {technology}", "which patents fall under {technology}", "{status} patents in {technology}"]
// [parameters]
// technology = { type = "node", nodes = ["IpcClass"], label = { zh = "技术分类号（IPC）", en = "class of the IPC" } }
// region = { type = "node", nodes = ["Region"], optional = true, label = { zh = "地区", en = "region" } }
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
MATCH (:IpcClass {id: $technology})<-[:CLASSIFIED_AS]-(p:Patent)
WHERE ($status IS NULL OR p.status = $status)
  AND ($since IS NULL OR p.filed >= toString($since))
  AND ($until IS NULL OR p.filed < toString($until + 1))
  AND ($region IS NULL OR EXISTS { MATCH (p)-[:IN_REGION]->(:Region)-[:PART_OF*0..2]->(:Region {id: $region}) })
WITH DISTINCT p
OPTIONAL MATCH (o:Organization)-[:OWNS]->(p)
WITH p, o ORDER BY o.id
RETURN p.id AS patent, p.title AS title, p.status AS status, p.filed AS filed, collect(o.name) AS holders, p.synthetic AS synthetic
ORDER BY synthetic IS NOT NULL, filed DESC, patent
