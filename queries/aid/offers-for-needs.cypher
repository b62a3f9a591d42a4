// title = { zh = "哪些供给对得上一个地区的需求", en = "Offers that could meet a region's needs" }
// description = { zh = "同一产业的，或供给的技术为需求所涉产业使用的；到某日仍有效的。对得上产业不等于对得上要求，须逐条核对文字。", en = "Those of the same industry, or whose technology the need's industry uses, both open on a day. The same industry is not yet the same thing: read the texts." }
// limit = 2000
// [phrases]
// zh = ["{region}供需对接", "{region}的需求有什么供给", "什么供给对得上{region}的需求"]
// en = ["offers for the needs of {region}", "which offers meet the needs of {region}", "match needs and offers of {region}"]
// [parameters]
// region = { type = "node", nodes = ["Region"], label = { zh = "地区", en = "region" } }
// day = { type = "string", kind = "day", optional = true, label = { zh = "某日（如 2026-01-31）仍有效", en = "open on a day (such as 2026-01-31)" } }
// [columns]
// need = { label = { zh = "需求", en = "need" }, links = "Need" }
// need_name = { label = { zh = "需求名称", en = "name of the need" } }
// offer = { label = { zh = "供给", en = "offer" }, links = "Need" }
// offer_name = { label = { zh = "供给名称", en = "name of the offer" } }
// industry = { label = { zh = "产业", en = "industry" }, links = "Industry" }
// technologies = { label = { zh = "供给的、该产业使用的技术", en = "technologies on offer that the industry uses" } }
// same_industry = { label = { zh = "供给写明该产业", en = "the offer names the industry" } }
// donors = { label = { zh = "供给方地区", en = "region of the offer" } }
MATCH (:Region {id: $region})<-[:PART_OF*0..2]-(:Region)<-[:CONCERNS]-(n:Need)
WHERE coalesce(n.kind, 'need') = 'need' AND ($day IS NULL OR n.valid_until IS NULL OR n.valid_until >= $day)
MATCH (n)-[:CONCERNS]->(i:Industry)
WITH DISTINCT n, i
MATCH (f:Need {kind: 'offer'})
WHERE $day IS NULL OR f.valid_until IS NULL OR f.valid_until >= $day
OPTIONAL MATCH (f)-[:CONCERNS]->(c:IpcClass)<-[:USES]-(i)
WITH n, i, f, c ORDER BY c.id
WITH n, i, f, collect(c.id) AS technologies
WITH n, i, f, technologies, EXISTS { MATCH (f)-[:CONCERNS]->(i) } AS same
WHERE same OR size(technologies) > 0
OPTIONAL MATCH (f)-[:CONCERNS]->(r:Region)
WITH n, i, f, technologies, same, r ORDER BY r.id
RETURN n.id AS need, n.name AS need_name, f.id AS offer, f.name AS offer_name, i.id AS industry, technologies AS technologies,
       same AS same_industry, collect(r.name) AS donors
ORDER BY need, offer, industry
