// title = { zh = "规划对一个地区说了什么", en = "What the plan says of a region" }
// description = { zh = "提到该地区及其下属各地的章节，以及涉及它、其上级或所在组的任务、工程、数据库等；对口援疆结对不在内。", en = "Sections that name the region or a place in it, and tasks, projects, databases and more that cover it, what it lies in or a group of it; aid pairings are left out." }
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
// region_name = { label = { zh = "地区名称", en = "name of the region" } }
// line = { label = { zh = "行号", en = "line" } }
MATCH (r:Region {id: $region})
OPTIONAL MATCH (r)<-[:PART_OF*0..2]-(p:Region)<-[m:MENTIONS]-(s:Section)
WITH r, collect({thing: s, region: p, line: m.line}) AS named
OPTIONAL MATCH (r)-[:PART_OF*0..3]->(w:Region)<-[:COVERS]-(x)
WHERE NOT x:AidPairing
WITH named, collect({thing: x, region: w, line: x.line}) AS covered
WITH named + covered AS found
UNWIND found AS one
WITH DISTINCT one.thing AS x, one.region AS region, one.line AS line
WHERE x IS NOT NULL
RETURN [l IN labels(x) WHERE l <> 'Organization' OR size(labels(x)) = 1][0] AS label, x.id AS thing, x.name AS name, region.id AS region, region.name AS region_name, line AS line
ORDER BY label, split(thing, '/')[0], line, thing, region
