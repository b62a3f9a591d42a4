// title = { zh = "当地已有、不必再要的技术", en = "What not to ask for, since the region has it" }
// description = { zh = "产业所用技术中，地区自己在最近一期显性优势不低于 1 且件数达到下限的。", en = "Technologies that industries use and in which the region itself has an advantage of 1 or more on enough filings in its latest period." }
// limit = 500
// [phrases]
// zh = ["{region}已经有哪些技术不必再要", "{region}不用要什么技术", "{region}已有优势的技术不必引进", "{region}{industry}哪些技术已经有了"]
// en = ["what need {region} not ask for", "which technologies does {region} have already", "which technologies for {industry} are there already in {region}"]
// [parameters]
// region = { type = "node", nodes = ["Region"], label = { zh = "地区", en = "region" } }
// industry = { type = "node", nodes = ["Industry"], optional = true, label = { zh = "产业", en = "industry" } }
// least = { type = "integer", kind = "none", default = 3, label = { zh = "最少件数", en = "least count" } }
// basis = { type = "string", values_from = "relation:SPECIALISES_IN.basis", label = { zh = "依据：已公布件数或图中专利", en = "what it rests on: published counts or patents in the graph" }, default = "counts" }
// [columns]
// technology = { label = { zh = "技术分类", en = "technology" }, links = "IpcClass" }
// technology_name = { label = { zh = "技术名称", en = "name of the technology" } }
// industries = { label = { zh = "使用它的产业", en = "industries that use it" } }
// rta = { label = { zh = "显性技术优势", en = "revealed technology advantage" } }
// count = { label = { zh = "件数", en = "count" }, unit = "件" }
// period = { label = { zh = "时期", en = "period" } }
// basis = { label = { zh = "依据", en = "what it rests on" } }
MATCH (:Region {id: $region})-[s:SPECIALISES_IN]->(c:IpcClass)
WHERE s.basis = $basis AND s.period <> 'unknown'
WITH c, s ORDER BY s.period DESC
WITH c, collect(s)[0] AS s
WHERE s.rta >= 1 AND s.count >= $least
MATCH (i:Industry)-[:USES]->(c)
WHERE $industry IS NULL OR i.id = $industry
WITH c, s, i ORDER BY i.id
RETURN c.id AS technology, c.name AS technology_name, collect(DISTINCT i.name) AS industries, s.rta AS rta, s.count AS count,
       s.period AS period, s.basis AS basis
ORDER BY rta DESC, technology
