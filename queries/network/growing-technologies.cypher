// title = { zh = "一个地区增长最快的技术", en = "Technologies that grow fastest in a region" }
// description = { zh = "最近两个时期之间件数增长最快的小类；前期件数太少的不计。", en = "Subclasses by the ratio of the counts of the last two periods; those with too few before are left out." }
// limit = 50
// [phrases]
// zh = ["{region}增长最快的技术", "{region}哪些技术上升", "{region}发展最快的技术", "{region}新兴技术"]
// en = ["fastest growing technologies of {region}", "what is rising in {region}", "emerging technologies in {region}"]
// [parameters]
// region = { type = "node", nodes = ["Region"], label = { zh = "地区", en = "region" } }
// basis = { type = "string", values_from = "relation:SPECIALISES_IN.basis", label = { zh = "依据：已公布件数或图中专利", en = "what it rests on: published counts or patents in the graph" }, default = "counts" }
// least = { type = "integer", label = { zh = "最少件数", en = "least count" }, default = 10 }
// [columns]
// technology = { label = { zh = "技术分类", en = "technology" }, links = "IpcClass" }
// technology_name = { label = { zh = "技术名称", en = "name of the technology" } }
// period = { label = { zh = "时期", en = "period" } }
// count = { label = { zh = "件数", en = "count" }, unit = "件" }
// before = { label = { zh = "前期件数", en = "count before" }, unit = "件" }
// growth = { label = { zh = "与前期之比", en = "ratio to the period before" } }
MATCH (:Region {id: $region})-[s:SPECIALISES_IN]->(c:IpcClass)
WHERE s.basis = $basis AND s.period <> 'unknown'
WITH c, s ORDER BY s.period DESC
WITH c, collect(s.period) AS periods, collect(s.count) AS counts
WHERE size(counts) > 1 AND counts[1] >= $least
RETURN c.id AS technology, c.name AS technology_name, periods[0] AS period, counts[0] AS count, counts[1] AS before,
       toFloat(counts[0]) / counts[1] AS growth
ORDER BY growth DESC, technology
