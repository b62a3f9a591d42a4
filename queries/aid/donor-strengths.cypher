// title = { zh = "一个援助方最强的技术", en = "A donor's strongest technologies" }
// description = { zh = "最近一期中显性技术优势最高的小类。依据是已公布件数还是图中专利，分别计算，并注明时期。", en = "The subclasses with the highest revealed technology advantage in the latest period, on published counts or on patents in the graph, never mixed." }
// limit = 50
// [phrases]
// zh = ["{donor}最强的技术", "{donor}擅长什么", "{donor}的优势技术", "{donor}技术强项"]
// en = ["strongest technologies of {donor}", "what is {donor} good at", "strengths of {donor}", "technologies {donor} specialises in"]
// [parameters]
// donor = { type = "node", nodes = ["Region"], label = { zh = "援助方（省市）", en = "donor, a province or city" } }
// basis = { type = "string", values_from = "relation:SPECIALISES_IN.basis", label = { zh = "依据：已公布件数或图中专利", en = "what it rests on: published counts or patents in the graph" }, default = "counts" }
// least = { type = "integer", label = { zh = "最少件数", en = "least count" }, default = 10 }
// [columns]
// technology = { label = { zh = "技术分类", en = "technology" }, links = "IpcClass" }
// technology_name = { label = { zh = "技术名称", en = "name of the technology" } }
// rta = { label = { zh = "显性技术优势", en = "revealed technology advantage" } }
// count = { label = { zh = "件数", en = "count" }, unit = "件" }
// density = { label = { zh = "关联密度", en = "relatedness density" } }
// period = { label = { zh = "时期", en = "period" } }
// basis = { label = { zh = "依据", en = "what it rests on" } }
// marks = { label = { zh = "说明", en = "what must be said with it" } }
MATCH (d:Region {id: $donor})-[a:SPECIALISES_IN]->(:IpcClass)
WHERE a.basis = $basis AND a.period <> 'unknown'
WITH d, max(a.period) AS last
MATCH (d)-[s:SPECIALISES_IN]->(c:IpcClass)
WHERE s.basis = $basis AND s.period = last AND s.count >= $least AND s.rta IS NOT NULL
RETURN c.id AS technology, c.name AS technology_name, s.rta AS rta, s.count AS count, s.density AS density, s.period AS period,
       s.basis AS basis, d.marks AS marks
ORDER BY rta DESC, technology
