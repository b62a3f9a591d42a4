// title = { zh = "发展目标和基本原则", en = "Goals and principles" }
// description = { zh = "规划的定性目标和原则，依原文次序。", en = "The aims and principles of a plan in its own order." }
// limit = 500
// [phrases]
// zh = ["规划的发展目标", "基本原则有哪些", "总体目标", "指导原则"]
// en = ["goals of the plan", "principles of the plan", "aims"]
// [columns]
// label = { label = { zh = "类别", en = "kind of thing" } }
// thing = { label = { zh = "标识", en = "id" } }
// name = { label = { zh = "名称", en = "name" } }
// section = { label = { zh = "章节", en = "section" }, links = "Section" }
// line = { label = { zh = "行号", en = "line" } }
MATCH (s:Section)<-[:STATED_IN]-(x)
WHERE x:Goal OR x:Principle
RETURN labels(x)[0] AS label, x.id AS thing, x.name AS name, s.id AS section, x.line AS line
ORDER BY label, line, thing, section
