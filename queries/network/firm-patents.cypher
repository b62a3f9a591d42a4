// title = { zh = "一个机构的专利", en = "Patents of an organisation" }
// description = { zh = "该机构申请或持有的专利。", en = "What an organisation applied for or holds." }
// limit = 2000
// [phrases]
// zh = ["{organization}有哪些专利", "{organization}的专利", "{organization}申请了什么"]
// en = ["patents of {organization}", "what does {organization} own", "what did {organization} file"]
// [parameters]
// organization = { type = "node", nodes = ["Organization"], label = { zh = "机构或企业", en = "organisation or firm" } }
// [columns]
// patent = { label = { zh = "专利", en = "patent" }, links = "Patent" }
// title = { label = { zh = "标题", en = "title" } }
// status = { label = { zh = "状态", en = "status" } }
// filed = { label = { zh = "申请日", en = "day of filing" } }
// technologies = { label = { zh = "小类", en = "technologies" } }
// synthetic = { label = { zh = "虚构数据", en = "made up for the demo" } }
MATCH (:Organization {id: $organization})-[:APPLIED_FOR|OWNS]->(p:Patent)
WITH DISTINCT p
OPTIONAL MATCH (p)-[:CLASSIFIED_AS]->(c:IpcClass {level: 'subclass'})
WITH p, c ORDER BY c.id
RETURN p.id AS patent, p.title AS title, p.status AS status, p.filed AS filed, collect(c.id) AS technologies, p.synthetic AS synthetic
ORDER BY filed DESC, patent
