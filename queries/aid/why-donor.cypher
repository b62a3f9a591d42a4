// title = { zh = "一个援助方在一个产业上的依据", en = "What a donor's rank in an industry rests on" }
// description = { zh = "产业所用各技术分类的权重，援助方最近一期的已公布件数、显性技术优势，以及件数在各援助方中的名次。", en = "For each technology that the industry uses: its weight, the donor's published count and advantage in the latest period, and its place by count among the donors." }
// limit = 500
// opening = { zh = "{$donor}在{$industry}所用的 {technology} 个小类有已公布件数。", en = "{$donor} has published counts in {technology} classes that {$industry} uses." }
// [phrases]
// zh = ["为什么{donor}的{industry}技术排在第一", "{donor}凭什么排在{industry}前面", "{donor}在{industry}上有多强", "{donor}的{industry}技术实力依据", "为什么推荐{donor}的{industry}技术", "{donor}{industry}方面的件数和优势", "{donor}的{industry}为什么得分高"]
// en = ["why is {donor} first in {industry}", "why does {donor} rank high for {industry}", "what does the rank of {donor} in {industry} rest on", "how strong is {donor} in {industry}", "why was {donor} recommended for {industry}"]
// [parameters]
// donor = { type = "node", nodes = ["Region"], label = { zh = "援助方（省市）", en = "donor, a province or city" } }
// industry = { type = "node", nodes = ["Industry"], label = { zh = "产业", en = "industry" } }
// [columns]
// donor = { label = { zh = "援助方", en = "donor" }, links = "Region" }
// donor_name = { label = { zh = "援助方名称", en = "name of the donor" } }
// technology = { label = { zh = "技术分类", en = "technology" }, links = "IpcClass" }
// technology_name = { label = { zh = "技术名称", en = "name of the technology" } }
// weight = { label = { zh = "权重", en = "weight" }, unit = "0–1" }
// count = { label = { zh = "件数", en = "count" }, unit = "件" }
// rta = { label = { zh = "显性技术优势", en = "revealed technology advantage" } }
// place = { label = { zh = "件数在援助方中的名次", en = "place by count among the donors" } }
// period = { label = { zh = "时期", en = "period" } }
MATCH (:Industry {id: $industry})-[u:USES]->(c:IpcClass)<-[s:SPECIALISES_IN]-(d:Region {id: $donor})
WHERE s.basis = 'counts' AND s.period <> 'unknown'
WITH u, c, d, s ORDER BY s.period DESC
WITH u, c, d, collect(s)[0] AS s
OPTIONAL MATCH (c)<-[t:SPECIALISES_IN]-(x:Region)<-[:DONOR]-(:AidPairing)
WHERE t.basis = 'counts' AND t.period = s.period AND t.count > s.count
WITH u, c, d, s, count(DISTINCT x) AS before
RETURN d.id AS donor, d.name AS donor_name, c.id AS technology, c.name AS technology_name, u.weight AS weight, s.count AS count,
       s.rta AS rta, before + 1 AS place, s.period AS period
ORDER BY weight DESC, technology
