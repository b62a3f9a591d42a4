// title = { zh = "一个产业的专利", en = "Patents of an industry" }
// description = { zh = "归入产业所用技术分类的专利，每件一行；可按地区、法律状态、申请年份筛选。一件专利可属几个产业。", en = "Patents classified in the technologies that an industry uses, one row each, by region, legal status and years of filing if asked. A patent may belong to several industries." }
// limit = 2000
// opening = { zh = "图谱中有 {patent} 件，其中虚构 {synthetic} 件。", en = "{patent} patents in the graph, {synthetic} of them made up." }
// [phrases]
// zh = ["{industry}的专利有哪些", "{industry}专利", "{region}的{industry}专利", "列出{industry}领域的专利", "{industry}方面有哪些专利", "{region}有哪些{industry}专利", "{industry}有哪些{status}的专利", "{industry}相关专利"]
// en = ["patents of {industry}", "which patents are there in {industry}", "{industry} patents in {region}", "{status} patents of {industry}", "list patents for {industry}"]
// [parameters]
// industry = { type = "node", nodes = ["Industry"], label = { zh = "产业", en = "industry" } }
// region = { type = "node", nodes = ["Region"], optional = true, label = { zh = "地区", en = "region" } }
// status = { type = "string", values_from = "class:Patent.status", optional = true, label = { zh = "法律状态", en = "legal status" } }
// since = { type = "integer", kind = "year", optional = true, label = { zh = "申请年份自", en = "filed from the year" } }
// until = { type = "integer", kind = "year", optional = true, label = { zh = "申请年份至", en = "filed until the year" } }
// [columns]
// patent = { label = { zh = "专利", en = "patent" }, links = "Patent" }
// title = { label = { zh = "标题", en = "title" } }
// status = { label = { zh = "状态", en = "status" } }
// filed = { label = { zh = "申请日", en = "day of filing" } }
// technologies = { label = { zh = "技术分类", en = "technologies" } }
// holders = { label = { zh = "持有人", en = "holders" } }
// synthetic = { label = { zh = "虚构数据", en = "made up for the demo" } }
MATCH (:Industry {id: $industry})-[u:USES]->(c:IpcClass)<-[:CLASSIFIED_AS]-(p:Patent)
WHERE ($status IS NULL OR p.status = $status)
  AND ($since IS NULL OR p.filed >= toString($since))
  AND ($until IS NULL OR p.filed < toString($until + 1))
  AND ($region IS NULL OR EXISTS { MATCH (p)-[:IN_REGION]->(:Region)-[:PART_OF*0..2]->(:Region {id: $region}) })
WITH p, c, u.weight AS weight ORDER BY weight DESC, c.id
WITH p, collect(c.id) AS technologies
OPTIONAL MATCH (o:Organization)-[:OWNS]->(p)
WITH p, technologies, o ORDER BY o.id
RETURN p.id AS patent, p.title AS title, p.status AS status, p.filed AS filed, technologies AS technologies,
       collect(o.name) AS holders, p.synthetic AS synthetic
ORDER BY synthetic IS NOT NULL, filed DESC, patent
