// title = { zh = "通往中亚的桥梁", en = "Bridges to Central Asia" }
// description = { zh = "既在讲中亚的章节、又在其他章节出现的机构、平台、机制等：把中亚事务与其余规划连起来的事物。", en = "Bodies, platforms and mechanisms that stand in sections on Central Asia and in others too: what ties the two together." }
// limit = 500
// [phrases]
// zh = ["通往中亚的桥梁", "谁连接新疆和中亚", "与中亚合作的纽带"]
// en = ["bridges to central asia", "what connects xinjiang and central asia", "links with central asia"]
// [columns]
// label = { label = { zh = "类别", en = "kind of thing" } }
// thing = { label = { zh = "标识", en = "id" } }
// name = { label = { zh = "名称", en = "name" } }
// there = { label = { zh = "讲中亚的节数", en = "sections on Central Asia" } }
// elsewhere = { label = { zh = "其他节数", en = "other sections" } }
MATCH (:Region {id: 'central-asia'})<-[:MENTIONS]-(s:Section)-[:MENTIONS]->(x)
WHERE NOT x:Region
WITH x, count(DISTINCT s) AS there
MATCH (x)<-[:MENTIONS]-(o:Section)
WHERE NOT EXISTS { MATCH (o)-[:MENTIONS]->(:Region {id: 'central-asia'}) }
RETURN [l IN labels(x) WHERE l <> 'Organization' OR size(labels(x)) = 1][0] AS label, x.id AS thing, x.name AS name, there AS there, count(DISTINCT o) AS elsewhere
ORDER BY there DESC, elsewhere DESC, label, thing
