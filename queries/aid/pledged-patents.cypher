// title = { zh = "已质押的专利", en = "Pledged patents" }
// description = { zh = "登记了质押、其后没有登记解除的专利。", en = "Patents with a pledge on record and no later release." }
// limit = 2000
// [phrases]
// zh = ["{region}质押的专利", "{region}哪些专利已质押", "专利质押情况", "{region}专利质押融资", "哪些专利被质押了", "正在质押的专利有哪些", "{region}还在质押中的专利", "{region}有哪些专利在押", "{region}尚未解除质押的专利"]
// en = ["pledged patents of {region}", "which patents of {region} are pledged", "patents used as security", "which patents are pledged", "patents of {region} still under pledge"]
// [parameters]
// region = { type = "node", nodes = ["Region"], label = { zh = "地区", en = "region" }, optional = true }
// [columns]
// patent = { label = { zh = "专利", en = "patent" }, links = "Patent" }
// title = { label = { zh = "标题", en = "title" } }
// pledged = { label = { zh = "质押日", en = "pledged on" } }
// holders = { label = { zh = "持有人", en = "holders" } }
// places = { label = { zh = "所在地", en = "places" } }
// synthetic = { label = { zh = "虚构数据", en = "made up for the demo" } }
MATCH (e:LegalEvent {kind: 'pledge'})-[:CONCERNS]->(p:Patent)
WHERE $region IS NULL OR EXISTS { MATCH (p)-[:IN_REGION]->(:Region)-[:PART_OF*0..2]->(:Region {id: $region}) }
WITH p, max(e.date) AS pledged
OPTIONAL MATCH (p)<-[:CONCERNS]-(x:LegalEvent {kind: 'release'})
WITH p, pledged, max(x.date) AS released
WHERE released IS NULL OR released < pledged
OPTIONAL MATCH (p)-[:IN_REGION]->(r:Region)
WITH p, pledged, r ORDER BY r.id
WITH p, pledged, collect(r.name) AS places
OPTIONAL MATCH (o:Organization)-[:OWNS]->(p)
WITH p, pledged, places, o ORDER BY o.id
RETURN p.id AS patent, p.title AS title, pledged AS pledged, collect(o.name) AS holders, places AS places, p.synthetic AS synthetic
ORDER BY pledged DESC, patent
