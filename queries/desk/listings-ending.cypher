// title = { zh = "将要到期的名录记录", en = "Listings that end soon" }
// description = { zh = "从今天起若干天内到期的名录记录，最早到期的在前。", en = "Listings that end within some days from today, the first to end first." }
// limit = 2000
// [phrases]
// zh = ["快到期的名录", "将要到期的{register}", "{region}将要到期的{register}"]
// en = ["listings that end soon", "{register} about to end"]
// [parameters]
// register = { type = "string", optional = true, values_from = "vocabulary:registers", label = { zh = "名录", en = "register" } }
// region = { type = "node", nodes = ["Region"], optional = true, label = { zh = "地区", en = "region" } }
// days = { type = "integer", default = 90, label = { zh = "天数", en = "days" } }
// today = { type = "string", optional = true, label = { zh = "以哪天为今天（不填即当天）", en = "the day taken for today (today by default)" } }
// [columns]
// listing = { label = { zh = "名录记录", en = "listing" }, links = "Listing" }
// subject_name = { label = { zh = "对象名称", en = "name of the subject" } }
// register = { label = { zh = "名录", en = "register" } }
// level = { label = { zh = "级别", en = "level" } }
// until = { label = { zh = "截止日", en = "until" } }
// synthetic = { label = { zh = "虚构数据", en = "made up for the demo" } }
WITH date(coalesce($today, toString(date()))) AS day
WITH toString(day) AS first, toString(day + duration({days: $days})) AS last
MATCH (l:Listing)-[:LISTS]->(x)
WHERE l.until >= first AND l.until <= last AND ($register IS NULL OR l.register = $register)
  AND ($region IS NULL OR x.id = $region OR EXISTS { MATCH (x)-[:LOCATED_IN]->(:Region)-[:PART_OF*0..3]->(:Region {id: $region}) })
RETURN l.id AS listing, x.name AS subject_name, l.register AS register, l.level AS level, l.until AS until, l.synthetic AS synthetic
ORDER BY until, listing
