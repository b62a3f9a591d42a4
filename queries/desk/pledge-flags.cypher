// title = { zh = "质押风险提示", en = "Warnings about pledges" }
// description = { zh = "同一专利两笔在押、在押专利已失效的质押事项。", en = "Pledges whose patent stands in two live pledges, or has lapsed." }
// limit = 1000
// [phrases]
// zh = ["质押风险", "哪些专利重复质押", "质押的专利失效了吗", "{region}质押风险"]
// en = ["pledge warnings", "patents in two live pledges", "pledged and lapsed patents"]
// [parameters]
// region = { type = "node", nodes = ["Region"], optional = true, label = { zh = "地区", en = "region" } }
// [columns]
// patent = { label = { zh = "专利", en = "patent" }, links = "Patent" }
// patent_title = { label = { zh = "专利名称", en = "title" } }
// warning = { label = { zh = "提示", en = "warning: two live pledges, pledged and lapsed" } }
// dossiers = { label = { zh = "质押事项", en = "pledges" } }
// synthetic = { label = { zh = "虚构数据", en = "made up for the demo" } }
MATCH (p:Patent)<-[:ABOUT]-(d:Dossier {process: 'pledge-loan'})
WHERE d.closed IS NULL AND EXISTS { MATCH (:Step {stage: '登记'})-[:STEP_OF]->(d) } AND ($region IS NULL OR EXISTS { MATCH (d)-[:IN_REGION]->(:Region)-[:PART_OF*0..3]->(:Region {id: $region}) })
WITH p, d ORDER BY d.id
WITH p, collect(d.id) AS dossiers, max(d.synthetic) AS synthetic
WITH p, dossiers, synthetic, [w IN [CASE WHEN size(dossiers) > 1 THEN 'two live pledges' END, CASE WHEN p.status = 'lapsed' THEN 'pledged and lapsed' END] WHERE w IS NOT NULL] AS warnings
UNWIND warnings AS warning
RETURN p.id AS patent, p.title AS patent_title, warning AS warning, dossiers AS dossiers, synthetic AS synthetic
ORDER BY warning, patent
