// title = { zh = "规划对一个产业说了什么", en = "What the plan says of an industry" }
// description = { zh = "涉及该产业或其上位产业的任务、工程、数据库等。", en = "Tasks, projects, databases and more that cover the industry or a wider one." }
// limit = 500
// [phrases]
// zh = ["规划对{industry}说了什么", "规划中关于{industry}的任务", "规划怎么说{industry}", "{industry}的任务和工程"]
// en = ["what does the plan say about {industry}", "tasks about {industry}", "which tasks cover {industry}", "projects for {industry}"]
// [parameters]
// industry = { type = "node", nodes = ["Industry"], label = { zh = "产业", en = "industry" } }
// [columns]
// label = { label = { zh = "类别", en = "kind of thing" } }
// thing = { label = { zh = "标识", en = "id" } }
// name = { label = { zh = "名称", en = "name" } }
// industry = { label = { zh = "所涉产业", en = "industry that is named" }, links = "Industry" }
// line = { label = { zh = "行号", en = "line" } }
MATCH (:Industry {id: $industry})-[:BROADER*0..3]->(w:Industry)<-[:COVERS]-(x)
RETURN DISTINCT [l IN labels(x) WHERE l <> 'Organization' OR size(labels(x)) = 1][0] AS label, x.id AS thing, x.name AS name, w.id AS industry, x.line AS line
ORDER BY label, split(thing, '/')[0], line, thing, industry
