// title = { zh = "某一法律状态的专利", en = "Patents of a legal status" }
// description = { zh = "全图谱中该法律状态的专利，每件一行，最近申请的在前；可按申请年份筛选。", en = "All patents of the graph with that status, one row each, the latest filed first, by years of filing if asked." }
// limit = 2000
// opening = { zh = "图谱中有 {patent} 件，其中虚构 {synthetic} 件。", en = "{patent} patents in the graph, {synthetic} of them made up." }
// [phrases]
// zh = ["哪些专利{status}", "{status}的专利有哪些", "已经{status}的专利", "所有{status}专利", "{status}专利清单"]
// en = ["which patents are {status}", "{status} patents", "which patents have {status}", "list of {status} patents"]
// [parameters]
// status = { type = "string", values_from = "class:Patent.status", label = { zh = "法律状态", en = "legal status" } }
// since = { type = "integer", kind = "year", optional = true, label = { zh = "申请年份自", en = "filed from the year" } }
// until = { type = "integer", kind = "year", optional = true, label = { zh = "申请年份至", en = "filed until the year" } }
// [columns]
// patent = { label = { zh = "专利", en = "patent" }, links = "Patent" }
// title = { label = { zh = "标题", en = "title" } }
// status = { label = { zh = "状态", en = "status" } }
// filed = { label = { zh = "申请日", en = "day of filing" } }
// holders = { label = { zh = "持有人", en = "holders" } }
// synthetic = { label = { zh = "虚构数据", en = "made up for the demo" } }
MATCH (p:Patent {status: $status})
WHERE ($since IS NULL OR p.filed >= toString($since)) AND ($until IS NULL OR p.filed < toString($until + 1))
WITH p, p.synthetic IS NOT NULL AS invented, p.filed AS day ORDER BY invented, day DESC, p.id LIMIT 2001
OPTIONAL MATCH (o:Organization)-[:OWNS]->(p)
WITH p, invented, o ORDER BY o.id
RETURN p.id AS patent, p.title AS title, p.status AS status, p.filed AS filed, collect(o.name) AS holders, p.synthetic AS synthetic
ORDER BY synthetic IS NOT NULL, filed DESC, patent
