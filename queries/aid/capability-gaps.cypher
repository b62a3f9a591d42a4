// title = { zh = "一个地区缺哪些技术", en = "Technologies that a region lacks for an industry" }
// description = { zh = "产业使用而该地区件数为零或未知、或显性技术优势低于 1 的技术。没有数字不等于没有能力。", en = "Technologies that the industry uses and in which the region has no figure or an advantage below 1. No figure is not no ability." }
// limit = 500
// [phrases]
// zh = ["{region}{industry}缺什么技术", "{region}在{industry}上的技术短板", "{region}{industry}的技术缺口"]
// en = ["what does {region} lack for {industry}", "technology gaps of {region} in {industry}", "missing technologies of {region} for {industry}"]
// [parameters]
// region = { type = "node", nodes = ["Region"], label = { zh = "地区", en = "region" } }
// industry = { type = "node", nodes = ["Industry"], label = { zh = "产业", en = "industry" } }
// basis = { type = "string", values_from = "relation:SPECIALISES_IN.basis", label = { zh = "依据：已公布件数或图中专利", en = "what it rests on: published counts or patents in the graph" }, default = "counts" }
// [columns]
// technology = { label = { zh = "技术分类", en = "technology" }, links = "IpcClass" }
// technology_name = { label = { zh = "技术名称", en = "name of the technology" } }
// weight = { label = { zh = "权重", en = "weight" }, unit = "0–1" }
// reason = { label = { zh = "理由", en = "reason" } }
// rta = { label = { zh = "显性技术优势", en = "revealed technology advantage" } }
// count = { label = { zh = "件数", en = "count" }, unit = "件" }
// period = { label = { zh = "时期", en = "period" } }
MATCH (:Industry {id: $industry})-[u:USES]->(c:IpcClass)
OPTIONAL MATCH (:Region {id: $region})-[s:SPECIALISES_IN]->(c)
WHERE s.basis = $basis AND s.period <> 'unknown'
WITH u, c, s ORDER BY s.period DESC
WITH u, c, collect(s) AS found
WITH u, c, CASE WHEN size(found) > 0 THEN found[0] END AS s
WHERE s IS NULL OR s.rta IS NULL OR s.rta < 1
RETURN c.id AS technology, c.name AS technology_name, u.weight AS weight, u.reason AS reason, s.rta AS rta, s.count AS count,
       s.period AS period
ORDER BY weight DESC, technology
