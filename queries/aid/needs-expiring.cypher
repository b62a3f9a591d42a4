// title = { zh = "将要到期的需求和供给", en = "Needs and offers that expire soon" }
// description = { zh = "从今天起若干天内到期的需求和供给（可另定起止日），最快到期的在前；已过期的不在内，见 needs-expired；长期有效或没有写明有效期的不列。", en = "Needs and offers that expire within some days from today (or from one day to another), the next first. What has expired is not among them, see needs-expired; those without an end are left out." }
// limit = 1000
// opening = { zh = "将要到期的有 {need} 项，最早的到 {first:valid_until} 为止，其中虚构 {synthetic} 项。", en = "{need} needs and offers expire soon, the first on {first:valid_until}; {synthetic} of them are made up." }
// [phrases]
// zh = ["快到期的需求", "将要到期的需求和供给", "需求到期清单", "哪些需求快到期", "即将到期的需求", "{days}内到期的供需信息"]
// en = ["needs that expire", "which needs expire soon", "expiring needs and offers", "needs about to expire", "needs and offers that expire within {days}"]
// [parameters]
// days = { type = "integer", kind = "days", default = 90, label = { zh = "今后多少天内", en = "within days from today" } }
// since = { type = "string", kind = "none", optional = true, label = { zh = "自哪天起（不填即今天）", en = "from which day on (today by default)" } }
// until = { type = "string", kind = "none", optional = true, label = { zh = "至哪天止（不填则按天数）", en = "until which day (by the number of days if empty)" } }
// today = { type = "string", kind = "none", optional = true, label = { zh = "以哪天为今天（不填即当天）", en = "the day taken for today (today by default)" } }
// [columns]
// need = { label = { zh = "需求或供给", en = "need or offer" }, links = "Need" }
// need_name = { label = { zh = "名称", en = "name" } }
// kind = { label = { zh = "类别", en = "kind" } }
// valid_until = { label = { zh = "有效期至", en = "valid until" } }
// asked_by = { label = { zh = "提出单位", en = "asked by" } }
// places = { label = { zh = "地区", en = "regions" } }
// synthetic = { label = { zh = "虚构数据", en = "made up for the demo" } }
WITH date(coalesce($today, toString(date()))) AS today
WITH coalesce($since, toString(today)) AS first, coalesce($until, toString(today + duration({days: $days}))) AS last
MATCH (n:Need)
WHERE n.valid_until >= first AND n.valid_until <= last
OPTIONAL MATCH (o:Organization)-[:ASKS]->(n)
WITH n, o ORDER BY o.id
WITH n, collect(o.name) AS asked_by
OPTIONAL MATCH (n)-[:CONCERNS]->(r:Region)
WITH n, asked_by, r ORDER BY r.id
RETURN n.id AS need, n.name AS need_name, coalesce(n.kind, 'need') AS kind, n.valid_until AS valid_until, asked_by AS asked_by,
       collect(r.name) AS places, n.synthetic AS synthetic
ORDER BY valid_until, need
