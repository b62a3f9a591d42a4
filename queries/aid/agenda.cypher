// title = { zh = "对口协商先谈哪三项", en = "Which three technologies for the agenda" }
// description = { zh = "结对援助方件数达到下限、显性优势不低于 1，而当地尚无优势的技术，每个产业取一项，按权重与优势（至多计 2）之积取前三；当地有数据的产业在前。逐项理由见匹配。", en = "Technologies in which a paired donor has an advantage of 1 or more on enough filings and the region has none yet: one for each industry, the first three by weight times advantage (2 at the most); industries with local figures come first. The match gives the reasons of each." }
// limit = 20
// [phrases]
// zh = ["{region}和援助方先谈哪三项", "{region}对口协商议题", "{region}议程上放哪三项技术", "和{region}的结对方谈什么技术", "{region}优先谈哪几项技术"]
// en = ["which three technologies for the agenda of {region}", "agenda for {region} with its donors", "what should {region} talk about with its donors first"]
// [parameters]
// region = { type = "node", nodes = ["Region"], label = { zh = "地区", en = "region" } }
// least = { type = "integer", kind = "none", default = 30, label = { zh = "最少件数", en = "least count" } }
// [columns]
// industry = { label = { zh = "产业", en = "industry" }, links = "Industry" }
// industry_name = { label = { zh = "产业名称", en = "name of the industry" } }
// technology = { label = { zh = "技术分类", en = "technology" }, links = "IpcClass" }
// technology_name = { label = { zh = "技术名称", en = "name of the technology" } }
// donor = { label = { zh = "结对援助方", en = "paired donor" }, links = "Region" }
// donor_name = { label = { zh = "援助方名称", en = "name of the donor" } }
// weight = { label = { zh = "权重", en = "weight" }, unit = "0–1" }
// rta = { label = { zh = "显性技术优势", en = "revealed technology advantage" } }
// count = { label = { zh = "件数", en = "count" }, unit = "件" }
// period = { label = { zh = "时期", en = "period" } }
// local_figures = { label = { zh = "当地有该产业数据", en = "local figures on the industry" } }
OPTIONAL MATCH (:Region {id: $region})<-[:PART_OF*0..2]-(:Region)<-[:IN_REGION]-(:LocalFact {status: 'actual'})-[:CONCERNS]->(x)
OPTIONAL MATCH (x)-[:BROADER]->(w:Industry)
WITH collect(DISTINCT coalesce(w.id, x.id)) AS made
MATCH (:Region {id: $region})<-[:PART_OF*0..1]-(:Region)<-[:RECIPIENT]-(:AidPairing)-[:DONOR]->(d:Region)
WITH DISTINCT made, d
MATCH (d)-[s:SPECIALISES_IN]->(c:IpcClass)<-[u:USES]-(i:Industry)
WHERE s.basis = 'counts' AND s.period <> 'unknown'
WITH made, d, c, u, i, s ORDER BY s.period DESC
WITH made, d, c, u, i, collect(s)[0] AS s
WHERE s.rta >= 1 AND s.count >= $least
OPTIONAL MATCH (:Region {id: $region})-[t:SPECIALISES_IN]->(c)
WHERE t.basis = 'counts' AND t.period = s.period AND t.rta >= 1 AND t.count >= 3
WITH made, d, c, u, i, s, t
WHERE t IS NULL
WITH i, i.id IN made AS known, d, c, u.weight AS weight, s.rta AS rta, s.count AS count, s.period AS period
ORDER BY weight * CASE WHEN rta > 2 THEN 2.0 ELSE rta END DESC, c.id, d.id
WITH i, known, collect(c)[0] AS c, collect(d)[0] AS d, collect(weight)[0] AS weight, collect(rta)[0] AS rta, collect(count)[0] AS count, collect(period)[0] AS period
RETURN i.id AS industry, i.name AS industry_name, c.id AS technology, c.name AS technology_name,
       d.id AS donor, d.name AS donor_name, weight AS weight, rta AS rta, count AS count, period AS period, known AS local_figures
ORDER BY local_figures DESC, weight * CASE WHEN rta > 2 THEN 2.0 ELSE rta END DESC, industry
LIMIT 3
