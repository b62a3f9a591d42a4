// title = { zh = "一项专栏工程所依托的事物", en = "What a project rests on" }
// description = { zh = "某项专栏工程提到的目标、资金、平台、机构、产业等，附语态和行号。", en = "Targets, funds, platforms, bodies and industries that a project names, each with modality and line." }
// limit = 500
// [phrases]
// zh = ["专栏{project}依托什么", "{project}工程依靠哪些机构", "专栏{project}的内容"]
// en = ["what project {project} rests on", "what does project {project} need", "project {project}"]
// [parameters]
// project = { type = "string", label = { zh = "专栏编号或名称的一部分", en = "number or part of the name of a project" } }
// [columns]
// project = { label = { zh = "专栏工程", en = "project" }, links = "Project" }
// project_name = { label = { zh = "工程名称", en = "name of the project" } }
// relation = { label = { zh = "关系", en = "relation" } }
// label = { label = { zh = "类别", en = "kind of thing" } }
// thing = { label = { zh = "标识", en = "id" } }
// name = { label = { zh = "名称", en = "name" } }
// modality = { label = { zh = "语态", en = "modality" } }
// line = { label = { zh = "行号", en = "line" } }
MATCH (p:Project)-[:STATED_IN]->(s:Section)
WHERE s.number = $project OR s.number = '专栏' + $project OR p.name CONTAINS $project
MATCH (s)-[m:MENTIONS]->(x)
RETURN p.id AS project, p.name AS project_name, 'MENTIONS' AS relation, labels(x)[0] AS label, x.id AS thing,
       x.name AS name, m.modality AS modality, m.line AS line
ORDER BY project, label, name, line
