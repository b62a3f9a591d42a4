// title = { zh = "将要到期的需求和供给", en = "Needs and offers that expire" }
// description = { zh = "到某日为止到期的需求和供给，可从某日算起；最快到期的在前，已过期的在后（最近过期的先列）；没有写明有效期的不列。", en = "Needs and offers that expire until a day, from a day on if given: the next to expire first, then what has expired, the latest first; those without an end are left out." }
// limit = 1000
// [phrases]
// zh = ["快到期的需求", "将要到期的需求和供给", "需求到期清单"]
// en = ["needs that expire", "which needs expire soon", "expiring needs and offers"]
// [parameters]
// until = { type = "string", kind = "none", default = "2030-12-31", label = { zh = "至（如 2030-12-31）", en = "until (such as 2030-12-31)" } }
// since = { type = "string", kind = "none", optional = true, label = { zh = "自（如 2026-01-01）", en = "from (such as 2026-01-01)" } }
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
WHERE n.valid_until <= $until AND ($since IS NULL OR n.valid_until >= $since)
WITH n, coalesce($today, toString(date())) AS today
OPTIONAL MATCH (o:Organization)-[:ASKS]->(n)
WITH n, today, o ORDER BY o.id
WITH n, n.valid_until < today AS past, collect(o.name) AS asked_by
OPTIONAL MATCH (n)-[:CONCERNS]->(r:Region)
WITH n, past, asked_by, r ORDER BY r.id
WITH n, past, asked_by, collect(r.name) AS places
RETURN n.id AS need, n.name AS need_name, coalesce(n.kind, 'need') AS kind, n.valid_until AS valid_until, asked_by AS asked_by,
       places AS places, n.synthetic AS synthetic
ORDER BY past, CASE WHEN past THEN '' ELSE valid_until END, valid_until DESC, need
