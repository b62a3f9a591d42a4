// title = { zh = "在押质押事项", en = "Live pledges" }
// description = { zh = "已登记而未解除、未代偿的质押融资事项。", en = "Pledges that are registered and neither released nor compensated." }
// limit = 2000
// [phrases]
// zh = ["在押的质押", "{region}在押质押", "有哪些专利质押没有解除"]
// en = ["live pledges", "live pledges in {region}"]
// [parameters]
// region = { type = "node", nodes = ["Region"], optional = true, label = { zh = "地区", en = "region" } }
// [columns]
// dossier = { label = { zh = "办理事项", en = "dossier" }, links = "Dossier" }
// dossier_name = { label = { zh = "名称", en = "name" } }
// registered = { label = { zh = "登记日期", en = "registered on" } }
// amount = { label = { zh = "登记金额", en = "registered amount" } }
// unit = { label = { zh = "单位", en = "unit" } }
// due = { label = { zh = "到期日", en = "falls due" } }
// pledgee = { label = { zh = "质权人", en = "pledgee" } }
// patents = { label = { zh = "专利", en = "patents" } }
// synthetic = { label = { zh = "虚构数据", en = "made up for the demo" } }
MATCH (s:Step {stage: '登记'})-[:STEP_OF]->(d:Dossier {process: 'pledge-loan'})
WHERE d.closed IS NULL AND ($region IS NULL OR EXISTS { MATCH (d)-[:IN_REGION]->(:Region)-[:PART_OF*0..3]->(:Region {id: $region}) })
OPTIONAL MATCH (d)-[:PARTY {role: '质权人'}]->(o:Organization)
WITH d, s, o ORDER BY o.name
WITH d, min(s.date) AS registered, sum(s.amount) AS amount, min(s.unit) AS unit, collect(DISTINCT o.name) AS pledgee
OPTIONAL MATCH (d)-[:ABOUT]->(p:Patent)
WITH d, registered, amount, unit, pledgee, p ORDER BY p.id
RETURN d.id AS dossier, d.name AS dossier_name, registered AS registered, amount AS amount, unit AS unit, d.due AS due, pledgee AS pledgee, collect(p.id) AS patents, d.synthetic AS synthetic
ORDER BY registered DESC, dossier
