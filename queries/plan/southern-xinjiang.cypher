// title = { zh = "规划对南疆的要求", en = "What the plan asks for southern Xinjiang" }
// description = { zh = "提到南疆四地州的任务、工程、数据库及其产业。", en = "Tasks, projects and databases that cover the four prefectures of southern Xinjiang, and their industries." }
// limit = 500
// [phrases]
// zh = ["规划对南疆的要求", "南疆四地州的任务", "南疆有哪些任务和产业", "规划里关于南疆的内容", "规划支持南疆哪些产业", "规划对南疆四地州有什么安排", "规划提到南疆的任务和数据库"]
// en = ["what the plan asks for southern xinjiang", "southern xinjiang in the plan", "which industries of southern xinjiang does the plan name", "tasks and databases for southern xinjiang", "what does the plan say about southern xinjiang"]
// [columns]
// label = { label = { zh = "类别", en = "kind of thing" } }
// thing = { label = { zh = "标识", en = "id" } }
// name = { label = { zh = "名称", en = "name" } }
// industries = { label = { zh = "产业", en = "industries" } }
// line = { label = { zh = "行号", en = "line" } }
MATCH (x)-[c:COVERS]->(r:Region {id: 'southern-xinjiang'})
OPTIONAL MATCH (x)-[:COVERS]->(i:Industry)
WITH x, i.name AS industry ORDER BY industry
WITH x, collect(industry) AS industries
RETURN labels(x)[0] AS label, x.id AS thing, x.name AS name, industries AS industries, x.line AS line
ORDER BY label, split(thing, '/')[0], line, thing
