// title = { zh = "一项资金", en = "One fund" }
// description = { zh = "资金在规划中的语态（已有、设立、探索），支持什么，写在第几行。", en = "Whether the fund exists, is set up or explored, what it supports, and the lines that name it." }
// limit = 500
// opening = { zh = "{first:fund_name}：{rows} 处写到。", en = "{first:fund_name}: {rows} places." }
// [phrases]
// zh = ["{fund}", "{fund}支持什么", "{fund}是干什么的", "{fund}用在哪里", "{fund}写在第几行", "介绍{fund}", "{fund}怎么用", "{fund}花在哪些地方"]
// en = ["{fund}", "what does {fund} support", "what is {fund} for", "where is {fund} written", "what is {fund} spent on", "what does {fund} pay for"]
// [parameters]
// fund = { type = "node", nodes = ["Fund"], label = { zh = "资金", en = "fund" } }
// [columns]
// fund = { label = { zh = "资金", en = "fund" }, links = "Fund" }
// fund_name = { label = { zh = "资金名称", en = "name of the fund" } }
// modality = { label = { zh = "语态", en = "exists, is built or explored" } }
// relation = { label = { zh = "关系", en = "relation" } }
// label = { label = { zh = "类别", en = "kind of thing" } }
// thing = { label = { zh = "标识", en = "id" } }
// name = { label = { zh = "名称", en = "name" } }
// line = { label = { zh = "行号", en = "line" } }
MATCH (f:Fund {id: $fund})
OPTIONAL MATCH (f)-[a:SUPPORTS|COVERS]->(x)
WITH f, collect({relation: type(a), thing: x, line: x.line}) AS own
OPTIONAL MATCH (f)<-[m:MENTIONS]-(s:Section)
WITH f, own, collect({relation: type(m), thing: s, line: m.line}) AS named
UNWIND own + named AS one
WITH f, one.relation AS relation, one.thing AS x, one.line AS line
WHERE x IS NOT NULL
RETURN DISTINCT f.id AS fund, f.name AS fund_name, f.modality AS modality, relation AS relation, labels(x)[0] AS label, x.id AS thing,
       x.name AS name, line AS line
ORDER BY relation DESC, line, thing
