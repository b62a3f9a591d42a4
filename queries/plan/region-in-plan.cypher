// title = { zh = "规划对一个地区说了什么", en = "What the plan says of a region" }
// description = { zh = "涉及该地区或其上级、所在组的任务、工程、数据库等；对口援疆结对不在内。", en = "Tasks, projects, databases and more that cover the region, what it lies in or a group of it; aid pairings are left out." }
// limit = 500
// [phrases]
// zh = ["规划对{region}有什么要求", "哪些任务涉及{region}", "规划中{region}的任务", "规划给{region}安排了什么", "规划里有没有提到{region}", "规划有没有专门写{region}的内容"]
// en = ["what does the plan ask of {region}", "tasks for {region}", "what is planned for {region}", "does the plan mention {region}", "what does the plan say about {region}"]
// [parameters]
// region = { type = "node", nodes = ["Region"], label = { zh = "地区", en = "region" } }
// [columns]
// label = { label = { zh = "类别", en = "kind of thing" } }
// thing = { label = { zh = "标识", en = "id" } }
// name = { label = { zh = "名称", en = "name" } }
// region = { label = { zh = "所涉地区", en = "region that is named" }, links = "Region" }
// line = { label = { zh = "行号", en = "line" } }
MATCH (:Region {id: $region})-[:PART_OF*0..3]->(w:Region)<-[:COVERS]-(x)
WHERE NOT x:AidPairing
RETURN DISTINCT [l IN labels(x) WHERE l <> 'Organization' OR size(labels(x)) = 1][0] AS label, x.id AS thing, x.name AS name, w.id AS region, x.line AS line
ORDER BY label, split(thing, '/')[0], line, thing, region
