// title = { zh = "待人工复核的名称", en = "Names for a person to review" }
// description = { zh = "程序从原文读出、词表中没有的名称，供人复核。", en = "Names that were read from the text and that no vocabulary knows." }
// limit = 2000
// [phrases]
// zh = ["待人工复核的名称", "需要复核的内容", "词表里没有的名称"]
// en = ["names to review", "what needs a person's review", "unknown names"]
// [columns]
// label = { label = { zh = "类别", en = "kind of thing" } }
// thing = { label = { zh = "标识", en = "id" } }
// name = { label = { zh = "名称", en = "name" } }
// modality = { label = { zh = "语态", en = "modality" } }
// line = { label = { zh = "行号", en = "line" } }
// sources = { label = { zh = "出处", en = "sources" } }
MATCH (x)
WHERE x.review = true
RETURN labels(x)[0] AS label, x.id AS thing, x.name AS name, x.modality AS modality, x.line AS line, x.sources AS sources
ORDER BY label, line, thing
