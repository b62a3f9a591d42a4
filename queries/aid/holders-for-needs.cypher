// title = { zh = "谁有答案：需求与擅长的援助方", en = "Who holds answers to a region's needs" }
// description = { zh = "需求所涉产业使用的技术，以及在最近一期中显性优势不低于 1 的援助方；是否与当地结对。", en = "The technologies that the needs' industries use, and donors with an advantage of 1 or more in the latest period; whether they are paired with the place." }
// limit = 2000
// [phrases]
// zh = ["{region}的需求谁有答案", "谁能满足{region}的需求", "哪个援助方能解决{region}的需求", "{region}的难题谁能解决"]
// en = ["who holds answers to the needs of {region}", "who can solve the needs of {region}", "which donor can meet the needs of {region}"]
// [parameters]
// region = { type = "node", nodes = ["Region"], label = { zh = "地区", en = "region" } }
// basis = { type = "string", values_from = "relation:SPECIALISES_IN.basis", label = { zh = "依据：已公布件数或图中专利", en = "what it rests on: published counts or patents in the graph" }, default = "counts" }
// [columns]
// need = { label = { zh = "需求", en = "need" }, links = "Need" }
// need_name = { label = { zh = "需求名称", en = "name of the need" } }
// industry = { label = { zh = "产业", en = "industry" }, links = "Industry" }
// technology = { label = { zh = "技术分类", en = "technology" }, links = "IpcClass" }
// technology_name = { label = { zh = "技术名称", en = "name of the technology" } }
// weight = { label = { zh = "权重", en = "weight" }, unit = "0–1" }
// donor = { label = { zh = "援助方", en = "donor" }, links = "Region" }
// donor_name = { label = { zh = "援助方名称", en = "name of the donor" } }
// rta = { label = { zh = "显性技术优势", en = "revealed technology advantage" } }
// count = { label = { zh = "件数", en = "count" }, unit = "件" }
// period = { label = { zh = "时期", en = "period" } }
// basis = { label = { zh = "依据", en = "what it rests on" } }
// paired = { label = { zh = "是否结对", en = "paired" } }
MATCH (:Region {id: $region})<-[:PART_OF*0..2]-(place:Region)<-[:CONCERNS]-(n:Need)-[:CONCERNS]->(i:Industry)-[u:USES]->(c:IpcClass)
MATCH (c)<-[s:SPECIALISES_IN]-(d:Region)
WHERE coalesce(n.kind, 'need') = 'need' AND s.basis = $basis AND s.period <> 'unknown' AND EXISTS { MATCH (d)<-[:DONOR]-(:AidPairing) }
WITH DISTINCT n, place, i, u, c, d, s
ORDER BY s.period DESC
WITH n, place, i, u, c, d, collect(s)[0] AS s
WHERE s.rta >= 1
RETURN n.id AS need, n.name AS need_name, i.id AS industry, c.id AS technology, c.name AS technology_name, u.weight AS weight,
       d.id AS donor, d.name AS donor_name, s.rta AS rta, s.count AS count, s.period AS period, s.basis AS basis,
       EXISTS { MATCH (place)-[:PART_OF*0..1]->(:Region)<-[:RECIPIENT]-(:AidPairing)-[:DONOR]->(d) } AS paired
ORDER BY need, weight DESC, rta DESC, technology, donor
