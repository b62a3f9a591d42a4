// title = { zh = "一个机构或企业", en = "One organisation or firm" }
// description = { zh = "按名称或统一社会信用代码查一个机构：所在地、从事的产业、专利件数、提到它的章节和行号、与它同在一行的事物。", en = "One organisation by name or credit code: place, industries, patents, the sections and lines that name it, and what else these name." }
// limit = 20
// opening = { zh = "{first:name}：申请专利 {first:applied} 件，持有 {first:held} 件。", en = "{first:name}: {first:applied} patents applied for, {first:held} held." }
// [phrases]
// zh = ["{organization}", "查一下{organization}", "{organization}的基本情况", "{organization}是什么单位", "{organization}在哪里", "信用代码{organization}是哪家企业", "统一社会信用代码{organization}", "介绍{organization}", "{organization}做什么"]
// en = ["{organization}", "look up {organization}", "what is {organization}", "where is {organization}", "which firm has the code {organization}", "tell me about {organization}"]
// [parameters]
// organization = { type = "node", nodes = ["Organization"], label = { zh = "机构或企业", en = "organisation or firm" } }
// [columns]
// organization = { label = { zh = "机构", en = "organisation" }, links = "Organization" }
// name = { label = { zh = "名称", en = "name" } }
// name_en = { label = { zh = "英文名", en = "name in English" } }
// places = { label = { zh = "所在地", en = "places" } }
// activities = { label = { zh = "从事", en = "works in" } }
// founded = { label = { zh = "成立", en = "founded" } }
// applied = { label = { zh = "申请专利", en = "patents applied for" }, unit = "件" }
// held = { label = { zh = "持有专利", en = "patents held" }, unit = "件" }
// named_in = { label = { zh = "规划中提到", en = "named in" } }
// synthetic = { label = { zh = "虚构数据", en = "made up for the demo" } }
MATCH (o:Organization {id: $organization})
OPTIONAL MATCH (o)-[:LOCATED_IN]->(r:Region)
WITH o, r ORDER BY r.id
WITH o, collect(r.name) AS places
OPTIONAL MATCH (o)-[:ACTIVE_IN]->(x)
WITH o, places, x ORDER BY x.id
WITH o, places, collect(x.name) AS activities
OPTIONAL MATCH (o)-[:APPLIED_FOR]->(p:Patent)
WITH o, places, activities, count(DISTINCT p) AS applied
OPTIONAL MATCH (o)-[:OWNS]->(q:Patent)
WITH o, places, activities, applied, count(DISTINCT q) AS held
OPTIONAL MATCH (s:Section)-[m:MENTIONS]->(o)
WITH o, places, activities, applied, held, s, m ORDER BY m.line
RETURN o.id AS organization, o.name AS name, o.name_en AS name_en, places AS places, activities AS activities, o.founded AS founded,
       applied AS applied, held AS held, collect(s.title + ' L' + toString(m.line)) AS named_in, o.synthetic AS synthetic
ORDER BY organization
