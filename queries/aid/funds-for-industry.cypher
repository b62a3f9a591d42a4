// title = { zh = "一个产业可用的资金", en = "Funds for an industry" }
// description = { zh = "支持该产业，或支持涉及该产业的任务、工程的资金。", en = "Funds that support an industry, or a task or project that covers it." }
// limit = 500
// [phrases]
// zh = ["{industry}有什么资金", "哪些资金支持{industry}", "{industry}可以申请的基金", "{industry}的钱从哪来"]
// en = ["funds for {industry}", "which funds support {industry}", "money for {industry}"]
// [parameters]
// industry = { type = "node", nodes = ["Industry"], label = { zh = "产业", en = "industry" } }
// [columns]
// fund = { label = { zh = "资金", en = "fund" }, links = "Fund" }
// fund_name = { label = { zh = "资金名称", en = "name of the fund" } }
// modality = { label = { zh = "语态", en = "exists, is built or explored" } }
// supports_label = { label = { zh = "支持对象类别", en = "kind of what it supports" } }
// supports = { label = { zh = "支持对象", en = "what it supports" } }
// supports_name = { label = { zh = "支持对象名称", en = "its name" } }
MATCH (:Industry {id: $industry})-[:BROADER*0..3]->(:Industry)<-[:COVERS*0..1]-(x)<-[:SUPPORTS]-(f:Fund)
RETURN DISTINCT f.id AS fund, f.name AS fund_name, f.modality AS modality, [l IN labels(x) WHERE l <> 'Organization' OR size(labels(x)) = 1][0] AS supports_label, x.id AS supports,
       x.name AS supports_name
ORDER BY fund, supports
