// title = { zh = "将要到期的专利", en = "Patents that expire soon" }
// description = { zh = "有效专利自申请日起的法定期限（发明20年，实用新型10年，外观设计15年，2021年6月前申请的10年）在今后若干天内届满；已满期的不在内。", en = "Live patents whose statutory term ends within the days asked for, counted from filing: 20 years for inventions, 10 for utility models, 15 for designs, 10 where filed before June 2021. What has ended is not among them." }
// limit = 2000
// opening = { zh = "今后 {$days} 天内到期的有 {patent} 件，其中虚构 {synthetic} 件。", en = "{patent} patents end within {$days} days, {synthetic} of them made up." }
// [phrases]
// zh = ["哪些专利快到期", "即将到期的专利", "{region}将要到期的专利", "今年到期的专利", "专利保护期快满的有哪些", "{region}哪些专利快要失效"]
// en = ["patents that expire soon", "which patents are about to expire", "expiring patents of {region}", "patents whose term ends soon"]
// [parameters]
// region = { type = "node", nodes = ["Region"], optional = true, label = { zh = "地区", en = "region" } }
// days = { type = "integer", kind = "days", default = 90, label = { zh = "今后多少天内", en = "within days from today" } }
// today = { type = "string", kind = "none", optional = true, label = { zh = "以哪天为今天（不填即当天）", en = "the day taken for today (today by default)" } }
// [columns]
// patent = { label = { zh = "专利", en = "patent" }, links = "Patent" }
// title = { label = { zh = "标题", en = "title" } }
// kind = { label = { zh = "类别", en = "kind" } }
// filed = { label = { zh = "申请日", en = "day of filing" } }
// ends = { label = { zh = "期满日", en = "term ends on" } }
// holders = { label = { zh = "持有人", en = "holders" } }
// synthetic = { label = { zh = "虚构数据", en = "made up for the demo" } }
WITH date(coalesce($today, toString(date()))) AS today
WITH toString(today) AS first, toString(today + duration({days: $days})) AS last
MATCH (p:Patent {status: 'live'})
WHERE p.filed IS NOT NULL AND size(p.filed) = 10
WITH first, last, p, CASE p.kind WHEN 'invention' THEN 20 WHEN 'utility model' THEN 10
  WHEN 'design' THEN CASE WHEN p.filed < '2021-06-01' THEN 10 ELSE 15 END END AS years
WITH first, last, p, toString(toInteger(left(p.filed, 4)) + years) + substring(p.filed, 4) AS ends
WHERE ends >= first AND ends <= last
  AND ($region IS NULL OR EXISTS { MATCH (p)-[:IN_REGION]->(:Region)-[:PART_OF*0..2]->(:Region {id: $region}) })
OPTIONAL MATCH (o:Organization)-[:OWNS]->(p)
WITH p, ends, o ORDER BY o.id
RETURN p.id AS patent, p.title AS title, p.kind AS kind, p.filed AS filed, ends AS ends, collect(o.name) AS holders, p.synthetic AS synthetic
ORDER BY ends, patent
