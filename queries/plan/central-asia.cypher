// title = { zh = "规划通向中亚的路径", en = "The plan's way to Central Asia" }
// description = { zh = "与中亚有关的任务和工程所提到的平台、机构、机制、条约和活动。", en = "Platforms, bodies, mechanisms, treaties and events named by the sections that speak of Central Asia." }
// limit = 500
// [phrases]
// zh = ["规划中关于中亚的内容", "中亚合作涉及哪些机构和平台", "规划提到中亚的章节"]
// en = ["what the plan says of central asia", "central asia in the plan"]
// [columns]
// section = { label = { zh = "章节", en = "section" }, links = "Section" }
// section_title = { label = { zh = "章节标题", en = "heading" } }
// label = { label = { zh = "类别", en = "kind of thing" } }
// thing = { label = { zh = "标识", en = "id" } }
// name = { label = { zh = "名称", en = "name" } }
// modality = { label = { zh = "语态", en = "modality" } }
// line = { label = { zh = "行号", en = "line" } }
MATCH (s:Section)-[:MENTIONS]->(:Region {id: 'central-asia'})
WITH DISTINCT s
MATCH (s)-[m:MENTIONS]->(x)
WHERE x:Platform OR x:Organization OR x:Mechanism OR x:Treaty OR x:Programme OR x:Fund
RETURN s.id AS section, s.title AS section_title, labels(x)[0] AS label, x.id AS thing, x.name AS name,
       m.modality AS modality, m.line AS line
ORDER BY section, label, thing, line
