// title = { zh = "名录", en = "Listings" }
// description = { zh = "在某日有效的名录记录，可按名录和地区筛选。", en = "Listings in force on a day, of a register or region where given." }
// limit = 5000
// [phrases]
// zh = ["{register}名单", "{register}有哪些", "{region}的{register}", "{region}有多少{register}"]
// en = ["list of {register}", "{register} in {region}"]
// [parameters]
// register = { type = "string", optional = true, values_from = "vocabulary:registers", label = { zh = "名录", en = "register" } }
// region = { type = "node", nodes = ["Region"], optional = true, label = { zh = "地区", en = "region" } }
// today = { type = "string", optional = true, label = { zh = "以哪天为今天（不填即当天）", en = "the day taken for today (today by default)" } }
// [columns]
// listing = { label = { zh = "名录记录", en = "listing" }, links = "Listing" }
// subject = { label = { zh = "对象", en = "subject" } }
// subject_name = { label = { zh = "对象名称", en = "name of the subject" } }
// register = { label = { zh = "名录", en = "register" } }
// level = { label = { zh = "级别", en = "level" } }
// start = { label = { zh = "起始日", en = "from" } }
// until = { label = { zh = "截止日", en = "until" } }
// places = { label = { zh = "地区", en = "regions" } }
// synthetic = { label = { zh = "虚构数据", en = "made up for the demo" } }
MATCH (l:Listing)-[:LISTS]->(x)
WHERE ($register IS NULL OR l.register = $register) AND l.from <= coalesce($today, toString(date())) AND (l.until IS NULL OR l.until >= coalesce($today, toString(date())))
  AND ($region IS NULL OR x.id = $region OR EXISTS { MATCH (x)-[:LOCATED_IN]->(:Region)-[:PART_OF*0..3]->(:Region {id: $region}) })
OPTIONAL MATCH (x)-[:LOCATED_IN]->(r:Region)
WITH l, x, r ORDER BY r.id
WITH l, x, collect(r.name) AS places
RETURN l.id AS listing, x.id AS subject, x.name AS subject_name, l.register AS register, l.level AS level, l.from AS start, l.until AS until, places AS places, l.synthetic AS synthetic
ORDER BY register, start DESC, listing
