// title = { zh = "一个地区已质押的专利", en = "Pledged patents of a region" }
// description = { zh = "登记了质押、其后没有登记解除的专利。", en = "Patents with a pledge on record and no later release." }
// limit = 2000
// [phrases]
// zh = ["{region}质押的专利", "{region}哪些专利已质押", "专利质押情况", "{region}专利质押融资"]
// en = ["pledged patents of {region}", "which patents of {region} are pledged", "patents used as security"]
// [parameters]
// region = { type = "node", nodes = ["Region"], label = { zh = "地区", en = "region" }, default = "650000" }
// [columns]
// patent = { label = { zh = "专利", en = "patent" }, links = "Patent" }
// title = { label = { zh = "标题", en = "title" } }
// pledged = { label = { zh = "质押日", en = "pledged on" } }
// holders = { label = { zh = "持有人", en = "holders" } }
// place = { label = { zh = "所在地", en = "place" }, links = "Region" }
// synthetic = { label = { zh = "虚构数据", en = "made up for the demo" } }
MATCH (:Region {id: $region})<-[:PART_OF*0..2]-(place:Region)<-[:IN_REGION]-(p:Patent)<-[:CONCERNS]-(e:LegalEvent {kind: 'pledge'})
WITH p, place, max(e.date) AS pledged
OPTIONAL MATCH (p)<-[:CONCERNS]-(x:LegalEvent {kind: 'release'})
WITH p, place, pledged, max(x.date) AS released
WHERE released IS NULL OR released < pledged
OPTIONAL MATCH (o:Organization)-[:OWNS]->(p)
WITH p, place, pledged, o ORDER BY o.id
RETURN p.id AS patent, p.title AS title, pledged AS pledged, collect(o.name) AS holders, place.id AS place, p.synthetic AS synthetic
ORDER BY pledged DESC, patent, place
