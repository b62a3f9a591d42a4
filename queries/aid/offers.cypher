// title = { zh = "援助方的技术供给", en = "Registered technology offers" }
// description = { zh = "已登记的技术供给：谁提供、属哪个地区、涉及哪些技术和产业、有效期至何时；过期的也列出。", en = "Offers as they were registered: by whom, of which region, for which technologies and industries, until when; those that are over too." }
// limit = 500
// [phrases]
// zh = ["{donor}的技术供给", "{donor}提供什么技术", "技术供给清单"]
// en = ["offers of {donor}", "what does {donor} put on offer", "technology offers", "which technologies are on offer"]
// [parameters]
// donor = { type = "node", nodes = ["Region"], optional = true, label = { zh = "援助方", en = "donor" } }
// [columns]
// offer = { label = { zh = "供给", en = "offer" }, links = "Need" }
// offer_name = { label = { zh = "供给名称", en = "name of the offer" } }
// offered_by = { label = { zh = "提供单位", en = "offered by" } }
// regions = { label = { zh = "地区", en = "regions" } }
// technologies = { label = { zh = "技术分类", en = "technologies" } }
// industries = { label = { zh = "产业", en = "industries" } }
// valid_until = { label = { zh = "有效期至", en = "valid until" } }
// synthetic = { label = { zh = "虚构数据", en = "made up for the demo" } }
MATCH (n:Need {kind: 'offer'})
WHERE $donor IS NULL OR EXISTS { MATCH (n)-[:CONCERNS]->(:Region)-[:PART_OF*0..2]->(:Region {id: $donor}) }
   OR EXISTS { MATCH (n)<-[:ASKS]-(:Organization)-[:LOCATED_IN]->(:Region)-[:PART_OF*0..2]->(:Region {id: $donor}) }
OPTIONAL MATCH (o:Organization)-[:ASKS]->(n)
WITH n, o ORDER BY o.id
WITH n, collect(o.name) AS offered_by
OPTIONAL MATCH (n)-[:CONCERNS]->(r:Region)
WITH n, offered_by, r ORDER BY r.id
WITH n, offered_by, collect(r.name) AS regions
OPTIONAL MATCH (n)-[:CONCERNS]->(c:IpcClass)
WITH n, offered_by, regions, c ORDER BY c.id
WITH n, offered_by, regions, collect(c.id) AS technologies
OPTIONAL MATCH (n)-[:CONCERNS]->(i:Industry)
WITH n, offered_by, regions, technologies, i ORDER BY i.id
RETURN n.id AS offer, n.name AS offer_name, offered_by AS offered_by, regions AS regions, technologies AS technologies,
       collect(i.name) AS industries, n.valid_until AS valid_until, n.synthetic AS synthetic
ORDER BY offer
