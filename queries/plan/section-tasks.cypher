// title = { zh = "一节里的任务", en = "Tasks of a section" }
// description = { zh = "规划的一章一节之下的任务、专栏工程、目标和原则，按原文顺序，附行号。", en = "Tasks, projects, goals and principles below a section of a plan, in the order of the text, with lines." }
// limit = 500
// opening = { zh = "{first:section_name}：{rows} 项。", en = "{first:section_name}: {rows} items." }
// [phrases]
// zh = ["{section}这一节有哪些任务", "{section}下面有几项任务", "{section}分几项任务", "{section}这一章写了哪些任务", "{section}包括哪些任务和专栏", "{section}布置了哪些工作", "{section}部署了什么任务", "{section}的任务"]
// en = ["tasks of section {section}", "which tasks are in {section}", "what does section {section} ask for", "tasks below {section}", "how many tasks has {section}"]
// [parameters]
// section = { type = "node", nodes = ["Section"], label = { zh = "章节", en = "section" } }
// [columns]
// section = { label = { zh = "章节", en = "section" }, links = "Section" }
// section_name = { label = { zh = "章节名称", en = "heading of the section" } }
// label = { label = { zh = "类别", en = "kind of thing" } }
// thing = { label = { zh = "标识", en = "id" } }
// name = { label = { zh = "名称", en = "name" } }
// line = { label = { zh = "行号", en = "line" } }
MATCH (s:Section {id: $section})<-[:PART_OF*0..3]-(t:Section)<-[:STATED_IN]-(x)
WHERE (x:Task OR x:Project OR x:Goal OR x:Principle) AND x.id <> s.id
RETURN DISTINCT s.id AS section, s.name AS section_name, labels(x)[0] AS label, x.id AS thing, x.name AS name, x.line AS line
ORDER BY line, thing
