// title = { zh = "没有需求对得上的供给", en = "Offers that meet no need" }
// description = { zh = "没有一条需求与它同产业，也没有需求所涉产业使用它的技术；可限于一个地区的需求和某日仍有效的。", en = "No need is of its industry or of an industry that uses its technology; of one region's needs and open on a day, if given." }
// limit = 500
// [phrases]
// zh = ["没有需求对得上的供给", "{region}用不上的供给", "没人要的技术供给"]
// en = ["offers that meet no need", "which offers does nobody need", "offers without a need in {region}"]
// [parameters]
// region = { type = "node", nodes = ["Region"], optional = true, label = { zh = "需求的地区", en = "region of the needs" } }
// day = { type = "string", kind = "day", optional = true, label = { zh = "某日（如 2026-01-31）仍有效", en = "open on a day (such as 2026-01-31)" } }
// [columns]
// offer = { label = { zh = "供给", en = "offer" }, links = "Need" }
// offer_name = { label = { zh = "供给名称", en = "name of the offer" } }
// donors = { label = { zh = "地区", en = "regions" } }
// industries = { label = { zh = "产业", en = "industries" } }
// technologies = { label = { zh = "技术分类", en = "technologies" } }
// valid_until = { label = { zh = "有效期至", en = "valid until" } }
OPTIONAL MATCH (i:Industry)<-[:CONCERNS]-(n:Need)
WHERE coalesce(n.kind, 'need') = 'need' AND ($day IS NULL OR n.valid_until IS NULL OR n.valid_until >= $day)
  AND ($region IS NULL OR EXISTS { MATCH (n)-[:CONCERNS]->(:Region)-[:PART_OF*0..2]->(:Region {id: $region}) })
WITH collect(DISTINCT i.id) AS wanted
MATCH (f:Need {kind: 'offer'})
WHERE ($day IS NULL OR f.valid_until IS NULL OR f.valid_until >= $day)
  AND NOT EXISTS { MATCH (f)-[:CONCERNS]->(j:Industry) WHERE j.id IN wanted }
  AND NOT EXISTS { MATCH (f)-[:CONCERNS]->(:IpcClass)<-[:USES]-(k:Industry) WHERE k.id IN wanted }
OPTIONAL MATCH (f)-[:CONCERNS]->(r:Region)
WITH f, r ORDER BY r.id
WITH f, collect(r.name) AS donors
OPTIONAL MATCH (f)-[:CONCERNS]->(x:Industry)
WITH f, donors, x ORDER BY x.id
WITH f, donors, collect(x.name) AS industries
OPTIONAL MATCH (f)-[:CONCERNS]->(c:IpcClass)
WITH f, donors, industries, c ORDER BY c.id
RETURN f.id AS offer, f.name AS offer_name, donors AS donors, industries AS industries, collect(c.id) AS technologies,
       f.valid_until AS valid_until
ORDER BY offer
