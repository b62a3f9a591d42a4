// title = { zh = "专利的转让和许可", en = "Transfers and licences of patents" }
// description = { zh = "地区内专利的转让、许可事件，及双方。", en = "Transfers and licences of patents of a region, and both parties." }
// limit = 2000
// [phrases]
// zh = ["{region}专利转让", "{region}的专利卖给了谁", "{region}专利转移和许可记录", "{region}专利许可给谁", "{since}年发生了哪些专利{kind}", "{region}{since}年的专利{kind}", "哪些专利{kind}给了{receiver}的企业", "{receiver}企业受让了哪些专利", "{receiver}的企业得到了哪些专利{kind}", "专利{kind}记录", "{region}专利{kind}情况", "{patent}{kind}给了谁", "{patent}卖给了谁", "{patent}被谁受让", "{technology}以前转让过哪些专利", "{technology}专利的转让和许可"]
// en = ["transfers of patents in {region}", "who bought patents of {region}", "licences granted in {region}", "which patents were {kind} in {since}", "patents {kind} to firms in {receiver}", "patent {kind} of {since}", "who received licences in {receiver}", "to whom was {patent} {kind}", "who bought {patent}", "what was transferred before in {technology}", "transfers and licences of {technology}"]
// [parameters]
// region = { type = "node", nodes = ["Region"], optional = true, label = { zh = "专利的地区", en = "region of the patents" } }
// kind = { type = "string", values_from = "vocabulary:events", optional = true, label = { zh = "事件", en = "event" } }
// since = { type = "integer", kind = "year", optional = true, label = { zh = "年份自", en = "from the year" } }
// until = { type = "integer", kind = "year", optional = true, label = { zh = "年份至", en = "until the year" } }
// receiver = { type = "node", nodes = ["Region"], optional = true, label = { zh = "受让方或被许可方所在地区", en = "region of who received" } }
// patent = { type = "node", nodes = ["Patent"], optional = true, label = { zh = "专利号", en = "number of the patent" } }
// technology = { type = "node", nodes = ["IpcClass"], optional = true, label = { zh = "技术分类号（IPC）", en = "class of the IPC" } }
// [columns]
// patent = { label = { zh = "专利", en = "patent" }, links = "Patent" }
// title = { label = { zh = "标题", en = "title" } }
// kind = { label = { zh = "事件", en = "event" } }
// date = { label = { zh = "日期", en = "day" } }
// giver = { label = { zh = "转出方", en = "from" } }
// receiver = { label = { zh = "受让方", en = "to" } }
// synthetic = { label = { zh = "虚构数据", en = "made up for the demo" } }
MATCH (e:LegalEvent)-[:CONCERNS]->(p:Patent)
WHERE e.kind IN ['transfer', 'licence', 'open licence'] AND ($kind IS NULL OR e.kind = $kind)
  AND ($patent IS NULL OR p.id = $patent)
  AND ($since IS NULL OR e.date >= toString($since)) AND ($until IS NULL OR e.date < toString($until + 1))
  AND ($technology IS NULL OR EXISTS { MATCH (p)-[:CLASSIFIED_AS]->(:IpcClass {id: $technology}) })
  AND ($region IS NULL OR EXISTS { MATCH (p)-[:IN_REGION]->(:Region)-[:PART_OF*0..2]->(:Region {id: $region}) })
  AND ($receiver IS NULL OR EXISTS { MATCH (o:Organization)-[:LOCATED_IN]->(:Region)-[:PART_OF*0..2]->(:Region {id: $receiver}) WHERE o.name IN e.receiver })
RETURN DISTINCT p.id AS patent, p.title AS title, e.kind AS kind, e.date AS date, e.giver AS giver, e.receiver AS receiver,
       e.synthetic AS synthetic
ORDER BY date DESC, patent, kind
