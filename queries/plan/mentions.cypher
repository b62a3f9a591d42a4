// title = { zh = "哪里提到某事物", en = "What mentions a thing" }
// description = { zh = "名称或别名含有所给文字的事物，以及提到它的每一节、每一行和语态。", en = "Things whose name or alias holds the text given, and every section and line that mentions them." }
// limit = 500
// [phrases]
// zh = ["第几行提到了{name}", "{name}在第几行", "哪些行写到{name}行动", "{name}写在哪里", "哪里提到{name}", "哪些章节提到{name}", "提到{name}的地方", "规划怎么说{name}", "规划里有没有提到{name}", "规划哪里讲到{name}", "{name}出现在哪些章节", "规划里哪几处写到了{name}", "{name}写在规划的哪些地方"]
// en = ["where is {name} mentioned", "sections that mention {name}", "mentions of {name}", "on which line is {name} mentioned", "on which lines does {name} stand", "does the plan mention {name}", "which sections name {name}", "where does the plan speak of {name}"]
// [parameters]
// name = { type = "string", label = { zh = "名称或其一部分", en = "a name or part of it" } }
// [columns]
// label = { label = { zh = "类别", en = "kind of thing" } }
// thing = { label = { zh = "标识", en = "id" } }
// name = { label = { zh = "名称", en = "name" } }
// section = { label = { zh = "章节", en = "section" }, links = "Section" }
// section_title = { label = { zh = "章节标题", en = "heading" } }
// line = { label = { zh = "行号", en = "line" } }
// modality = { label = { zh = "语态", en = "modality" } }
MATCH (s:Section)-[m:MENTIONS]->(x)
WHERE x.name CONTAINS $name OR any(a IN coalesce(x.aliases, []) WHERE a CONTAINS $name)
RETURN labels(x)[0] AS label, x.id AS thing, x.name AS name, s.id AS section, s.title AS section_title, m.line AS line,
       m.modality AS modality
ORDER BY label, thing, section, line
