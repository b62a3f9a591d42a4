// title = { zh = "已过期的需求和供给", en = "Needs and offers that have expired" }
// description = { zh = "有效期在今天之前已满的需求和供给，最近过期的在前；长期有效或没有写明有效期的不列。", en = "Needs and offers whose last day lies before today, the latest to expire first; those without an end are left out." }
// limit = 1000
// [phrases]
// zh = ["过期的需求和供给", "哪些技术需求和供给已经过期"]
// en = ["needs that have expired", "which needs have expired", "expired needs and offers"]
// [parameters]
// today = { type = "string", kind = "none", optional = true, label = { zh = "以哪天为今天（不填即当天）", en = "the day taken for today (today by default)" } }
// [columns]
// need = { label = { zh = "需求或供给", en = "need or offer" }, links = "Need" }
// need_name = { label = { zh = "名称", en = "name" } }
// kind = { label = { zh = "类别", en = "kind" } }
// valid_until = { label = { zh = "有效期至", en = "valid until" } }
// asked_by = { label = { zh = "提出单位", en = "asked by" } }
// places = { label = { zh = "地区", en = "regions" } }
// synthetic = { label = { zh = "虚构数据", en = "made up for the demo" } }
MATCH (n:Need)
WHERE n.valid_until < coalesce($today, toString(date()))
OPTIONAL MATCH (o:Organization)-[:ASKS]->(n)
WITH n, o ORDER BY o.id
WITH n, collect(o.name) AS asked_by
OPTIONAL MATCH (n)-[:CONCERNS]->(r:Region)
WITH n, asked_by, r ORDER BY r.id
RETURN n.id AS need, n.name AS need_name, coalesce(n.kind, 'need') AS kind, n.valid_until AS valid_until, asked_by AS asked_by,
       collect(r.name) AS places, n.synthetic AS synthetic
ORDER BY valid_until DESC, need
