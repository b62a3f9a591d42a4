// title = { zh = "资金及其用途", en = "Funds and what they pay for" }
// description = { zh = "每项资金的语态、写明之处，以及它支持的任务或工程。", en = "Every fund with its modality, and the tasks or projects it pays for." }
// limit = 500
// [phrases]
// zh = ["有哪些资金", "基金和资金清单", "资金支持什么", "规划设立了哪些基金", "规划提出了哪些资金", "有什么基金可用"]
// en = ["funds and what they pay for", "list of funds", "which funds are there", "which funds does the plan create", "funds the plan sets up", "which funds exist"]
// [columns]
// fund = { label = { zh = "资金", en = "fund" }, links = "Fund" }
// fund_name = { label = { zh = "资金名称", en = "name of the fund" } }
// modality = { label = { zh = "语态", en = "modality" } }
// line = { label = { zh = "行号", en = "line" } }
// pays_for_label = { label = { zh = "用于的类别", en = "kind of what it pays for" } }
// pays_for_id = { label = { zh = "用于的标识", en = "id of what it pays for" } }
// pays_for = { label = { zh = "用于", en = "pays for" } }
MATCH (f:Fund)
OPTIONAL MATCH (f)-[:SUPPORTS]->(x)
RETURN f.id AS fund, f.name AS fund_name, f.modality AS modality, f.line AS line, labels(x)[0] AS pays_for_label,
       x.id AS pays_for_id, x.name AS pays_for
ORDER BY fund, pays_for_label, pays_for_id
