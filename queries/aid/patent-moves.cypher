// title = { zh = "一个地区专利的转让和许可", en = "Transfers and licences of a region's patents" }
// description = { zh = "地区内专利的转让、许可事件，及双方。", en = "Transfers and licences of patents of a region, and both parties." }
// limit = 2000
// [phrases]
// zh = ["{region}专利转让", "{region}的专利卖给了谁", "{region}专利转移和许可记录", "{region}专利许可给谁"]
// en = ["transfers of patents in {region}", "who bought patents of {region}", "licences granted in {region}"]
// [parameters]
// region = { type = "node", nodes = ["Region"], label = { zh = "地区", en = "region" } }
// [columns]
// patent = { label = { zh = "专利", en = "patent" }, links = "Patent" }
// title = { label = { zh = "标题", en = "title" } }
// kind = { label = { zh = "事件", en = "event" } }
// date = { label = { zh = "日期", en = "day" } }
// giver = { label = { zh = "转出方", en = "from" } }
// receiver = { label = { zh = "受让方", en = "to" } }
// synthetic = { label = { zh = "虚构数据", en = "made up for the demo" } }
MATCH (:Region {id: $region})<-[:PART_OF*0..2]-(place:Region)<-[:IN_REGION]-(p:Patent)<-[:CONCERNS]-(e:LegalEvent)
WHERE e.kind IN ['transfer', 'licence', 'open licence']
RETURN DISTINCT p.id AS patent, p.title AS title, e.kind AS kind, e.date AS date, e.giver AS giver, e.receiver AS receiver,
       e.synthetic AS synthetic
ORDER BY date DESC, patent, kind
