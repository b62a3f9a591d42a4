// title = { zh = "一个援助方在一项技术上的专利", en = "Patents of a donor in a technology" }
// description = { zh = "可作证据的专利：持有人、状态、申请日。", en = "The patents that are evidence: holders, status, day of filing." }
// limit = 2000
// [phrases]
// zh = ["{donor}在{technology}的专利", "{donor}的{technology}专利有哪些", "{technology}方面{donor}的专利证据"]
// en = ["patents of {donor} in {technology}", "{technology} patents from {donor}", "evidence patents of {donor} for {technology}"]
// [parameters]
// donor = { type = "node", nodes = ["Region"], label = { zh = "援助方（省市）", en = "donor, a province or city" } }
// technology = { type = "node", nodes = ["IpcClass"], label = { zh = "技术分类号（IPC）", en = "class of the IPC" } }
// [columns]
// patent = { label = { zh = "专利", en = "patent" }, links = "Patent" }
// title = { label = { zh = "标题", en = "title" } }
// status = { label = { zh = "状态", en = "status" } }
// filed = { label = { zh = "申请日", en = "day of filing" } }
// holders = { label = { zh = "持有人", en = "holders" } }
// place = { label = { zh = "所在地", en = "place" }, links = "Region" }
// synthetic = { label = { zh = "虚构数据", en = "made up for the demo" } }
MATCH (:IpcClass {id: $technology})<-[:CLASSIFIED_AS]-(p:Patent)-[:IN_REGION]->(r:Region)-[:PART_OF*0..2]->(:Region {id: $donor})
WITH DISTINCT p, r
OPTIONAL MATCH (o:Organization)-[:OWNS]->(p)
WITH p, r, o ORDER BY o.id
RETURN p.id AS patent, p.title AS title, p.status AS status, p.filed AS filed, collect(o.name) AS holders, r.id AS place,
       p.synthetic AS synthetic
ORDER BY filed DESC, patent, place
