// title = { zh = "援疆省市的技术与产业总表", en = "Technologies of the aid provinces by industry" }
// description = { zh = "每个产业所用技术小类中，已公布件数达到下限、显性技术优势不低于 1 的援助方，按权重与优势之积取每个产业的前几名（点名了援助方的，每个援助方各取前几名，连产业也点名的，优势不足 1 的也列出），并注明是否与该地结对、当地有无该产业的企业。", en = "For each industry the donors with enough published counts and an advantage of 1 or more in the subclasses that it uses, the first few by weight times advantage (of each donor where donors are named, and below an advantage of 1 where the industry is named too), with whether they are paired with the place and how many firms of the industry are there." }
// limit = 2000
// opening = { zh = "{industry} 个产业有可引进的技术，来自 {donor} 个援疆省市（件数不少于 {$least}）。", en = "{industry} industries with technologies to bring in, from {donor} donors (at least {$least} filings)." }
// [phrases]
// zh = ["援疆省市技术与南疆产业总表"]
// en = ["table of the technologies of the aid provinces by industry"]
// [parameters]
// prefecture = { type = "node", nodes = ["Region"], default = "southern-xinjiang", label = { zh = "地区", en = "place" } }
// donor = { type = "node", nodes = ["Region"], several = true, optional = true, label = { zh = "援助方", en = "donor" } }
// industry = { type = "node", nodes = ["Industry"], optional = true, label = { zh = "产业", en = "industry" } }
// product = { type = "node", nodes = ["Product"], optional = true, label = { zh = "产品", en = "product" } }
// technology = { type = "node", nodes = ["IpcClass"], optional = true, label = { zh = "技术分类号（IPC）", en = "class of the IPC" } }
// least = { type = "integer", kind = "none", default = 30, label = { zh = "最少件数", en = "least count" } }
// first = { type = "integer", kind = "none", default = 3, label = { zh = "每个产业列出几个", en = "how many for each industry" } }
// [columns]
// prefecture = { label = { zh = "地区", en = "place" }, links = "Region" }
// prefecture_name = { label = { zh = "地区名称", en = "name of the place" } }
// industry = { label = { zh = "产业", en = "industry" }, links = "Industry" }
// industry_name = { label = { zh = "产业名称", en = "name of the industry" } }
// donor = { label = { zh = "援助方", en = "donor" }, links = "Region" }
// donor_name = { label = { zh = "援助方名称", en = "name of the donor" } }
// technology = { label = { zh = "技术分类", en = "technology" }, links = "IpcClass" }
// technology_name = { label = { zh = "技术名称", en = "name of the technology" } }
// weight = { label = { zh = "权重", en = "weight" }, unit = "0–1" }
// rta = { label = { zh = "显性技术优势", en = "revealed technology advantage" } }
// count = { label = { zh = "件数", en = "count" }, unit = "件" }
// period = { label = { zh = "时期", en = "period" } }
// paired = { label = { zh = "是否结对", en = "paired" } }
MATCH (place:Region {id: $prefecture})
MATCH (d:Region)<-[:DONOR]-(:AidPairing)
WHERE $donor IS NULL OR d.id IN $donor
WITH DISTINCT place, d
WITH place, d, EXISTS { MATCH (place)<-[:PART_OF*0..1]-(:Region)<-[:RECIPIENT]-(:AidPairing)-[:DONOR]->(d) } AS paired
MATCH (i:Industry)
WHERE $industry IS NULL OR i.id = $industry
OPTIONAL MATCH (i)<-[:BROADER]-(q:Product {id: $product})
WITH place, d, paired, i, q
WHERE $product IS NULL OR q IS NOT NULL
WITH place, d, paired, i, coalesce(q, i) AS x
MATCH (x)-[u:USES]->(c:IpcClass)<-[s:SPECIALISES_IN]-(d)
WHERE s.basis = 'counts' AND s.period <> 'unknown' AND (s.rta >= 1 OR $donor IS NOT NULL AND ($industry IS NOT NULL OR $product IS NOT NULL)) AND s.count >= $least
  AND ($technology IS NULL OR c.id = $technology)
WITH place, d, paired, c, u, i, s ORDER BY s.period DESC
WITH place, d, paired, c, u, i, collect(s)[0] AS s
WITH place, i, d, paired, c, u.weight AS weight, s.rta AS rta, s.count AS count, s.period AS period
ORDER BY i.id, weight * rta DESC, c.id, d.id
WITH place, i, CASE WHEN $donor IS NULL THEN '' ELSE d.id END AS asked, collect({donor: d.id, donor_name: d.name, paired: paired, technology: c.id, technology_name: c.name, weight: weight, rta: rta, count: count, period: period})[0..$first] AS found
UNWIND found AS one
RETURN place.id AS prefecture, place.name AS prefecture_name, i.id AS industry, i.name AS industry_name, one.donor AS donor,
       one.donor_name AS donor_name, one.technology AS technology, one.technology_name AS technology_name, one.weight AS weight,
       one.rta AS rta, one.count AS count, one.period AS period, one.paired AS paired
ORDER BY industry, weight * rta DESC, technology, donor
