// title = { zh = "一个技术分类号的含义", en = "What a class of the IPC means" }
// description = { zh = "分类号的中英文类名、上位分类、技术领域、使用它的产业，以及图谱中归入它的专利件数。", en = "The names of the class, the class above, its field of technology, the industries that use it, and the patents of the graph that are classified there." }
// limit = 20
// opening = { zh = "{first:technology}：{first:name}。", en = "{first:technology}: {first:name_en}." }
// [phrases]
// zh = ["{technology}是什么意思", "{technology}是什么技术", "IPC{technology}的含义", "分类号{technology}指什么", "{technology}", "{technology}代表什么", "{technology}属于什么领域", "哪些产业用{technology}"]
// en = ["what does {technology} mean", "meaning of {technology}", "what is the ipc class {technology}", "{technology}", "which industries use {technology}"]
// [parameters]
// technology = { type = "node", nodes = ["IpcClass"], label = { zh = "技术分类号（IPC）", en = "class of the IPC" } }
// [columns]
// technology = { label = { zh = "技术分类", en = "technology" }, links = "IpcClass" }
// name = { label = { zh = "名称", en = "name" } }
// name_en = { label = { zh = "英文名", en = "name in English" } }
// level = { label = { zh = "级别", en = "level" } }
// above = { label = { zh = "上位分类", en = "class above" } }
// field = { label = { zh = "技术领域", en = "field of technology" } }
// industries = { label = { zh = "使用它的产业", en = "industries that use it" } }
// patents = { label = { zh = "图谱中的专利", en = "patents in the graph" }, unit = "件" }
MATCH (c:IpcClass {id: $technology})
OPTIONAL MATCH (c)-[:BROADER]->(a:IpcClass)
OPTIONAL MATCH (c)-[:IN_FIELD]->(f:TechnologyField)
WITH c, min(a.id + ' ' + a.name) AS above, min(f.name) AS field
OPTIONAL MATCH (i:Industry)-[:USES]->(c)
WITH c, above, field, i ORDER BY i.id
WITH c, above, field, collect(i.name) AS industries
OPTIONAL MATCH (p:Patent)-[:CLASSIFIED_AS]->(c)
RETURN c.id AS technology, c.name AS name, c.name_en AS name_en, c.level AS level, above AS above, field AS field,
       industries AS industries, count(DISTINCT p) AS patents
ORDER BY technology
