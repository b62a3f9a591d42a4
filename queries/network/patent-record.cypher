// title = { zh = "一件专利", en = "One patent" }
// description = { zh = "按公开号、公告号或申请号查一件专利：题名、申请人、权利人、状态、日期、分类、地区。", en = "One patent by publication or application number: title, applicants, holders, status, days, classes and places." }
// limit = 20
// opening = { zh = "{first:patent}：{first:title}。", en = "{first:patent}: {first:title}." }
// [phrases]
// zh = ["{patent}", "查一下专利{patent}", "专利{patent}的信息", "{patent}是谁申请的", "{patent}的权利人是谁", "{patent}是什么专利", "{patent}有效吗", "申请号{patent}", "{patent}的法律状态", "{patent}什么时候申请的"]
// en = ["{patent}", "look up patent {patent}", "who filed {patent}", "who owns {patent}", "what is patent {patent}", "is {patent} in force", "status of {patent}"]
// [parameters]
// patent = { type = "node", nodes = ["Patent"], label = { zh = "专利号", en = "number of the patent" } }
// [columns]
// patent = { label = { zh = "专利", en = "patent" }, links = "Patent" }
// title = { label = { zh = "标题", en = "title" } }
// application = { label = { zh = "申请号", en = "application" } }
// kind = { label = { zh = "类别", en = "kind" } }
// status = { label = { zh = "状态", en = "status" } }
// filed = { label = { zh = "申请日", en = "day of filing" } }
// granted = { label = { zh = "授权日", en = "day of grant" } }
// applicants = { label = { zh = "申请人", en = "applicants" } }
// holders = { label = { zh = "持有人", en = "holders" } }
// technologies = { label = { zh = "技术分类", en = "technologies" } }
// places = { label = { zh = "所在地", en = "places" } }
// synthetic = { label = { zh = "虚构数据", en = "made up for the demo" } }
MATCH (p:Patent {id: $patent})
OPTIONAL MATCH (a:Organization)-[:APPLIED_FOR]->(p)
WITH p, a ORDER BY a.id
WITH p, collect(a.name) AS applicants
OPTIONAL MATCH (o:Organization)-[:OWNS]->(p)
WITH p, applicants, o ORDER BY o.id
WITH p, applicants, collect(o.name) AS holders
OPTIONAL MATCH (p)-[:CLASSIFIED_AS]->(c:IpcClass)
WITH p, applicants, holders, c ORDER BY c.id
WITH p, applicants, holders, collect(c.id) AS technologies
OPTIONAL MATCH (p)-[:IN_REGION]->(r:Region)
WITH p, applicants, holders, technologies, r ORDER BY r.id
RETURN p.id AS patent, p.title AS title, p.application AS application, p.kind AS kind, p.status AS status, p.filed AS filed,
       p.granted AS granted, applicants AS applicants, holders AS holders, technologies AS technologies, collect(r.name) AS places,
       p.synthetic AS synthetic
ORDER BY patent
