// title = { zh = "规划提纲", en = "Outline of the plan" }
// description = { zh = "规划的全部章节，按原文顺序。", en = "All sections of the plans in the order of their lines." }
// limit = 5000
// [phrases]
// zh = ["规划大纲", "章节结构", "规划有哪些章节"]
// en = ["outline of the plan", "sections of the plan", "table of contents"]
// [columns]
// section = { label = { zh = "章节", en = "section" }, links = "Section" }
// name = { label = { zh = "名称", en = "name" } }
// kind = { label = { zh = "类型", en = "kind" } }
// line = { label = { zh = "行号", en = "line" } }
MATCH (s:Section)
RETURN s.id AS section, s.name AS name, s.kind AS kind, s.line AS line
ORDER BY split(section, '/')[0], line, section
