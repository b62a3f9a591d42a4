// title = { zh = "一个地区的名称和代码", en = "Name and code of a region" }
// description = { zh = "地区的代码、名称、旧名、级别、上级。", en = "A region's code, names, former names, level and what it is part of." }
// limit = 50
// opening = { zh = "{first:region} 是{first:region_name}。", en = "{first:region} is {first:region_name}." }
// [phrases]
// zh = ["{region}是什么地方", "{region}的代码", "{region}是哪里", "代码{region}是哪个地方", "{region}属于哪里", "{region}以前叫什么", "{region}的行政区划代码是多少"]
// en = ["which place is {region}", "code of {region}", "what is {region}", "where is {region}", "which place has the code {region}"]
// [parameters]
// region = { type = "node", nodes = ["Region"], label = { zh = "地区", en = "region" } }
// [columns]
// region = { label = { zh = "地区", en = "region" }, links = "Region" }
// region_name = { label = { zh = "地区名称", en = "name of the region" } }
// region_name_en = { label = { zh = "英文名", en = "name in English" } }
// level = { label = { zh = "级别", en = "level" } }
// former_names = { label = { zh = "旧名", en = "former names" } }
// above = { label = { zh = "上级", en = "part of" } }
MATCH (r:Region {id: $region})
OPTIONAL MATCH (r)-[:PART_OF]->(a:Region)
WITH r, a ORDER BY a.id
RETURN r.id AS region, r.name AS region_name, r.name_en AS region_name_en, r.level AS level, r.former_names AS former_names, collect(a.name) AS above
ORDER BY region
