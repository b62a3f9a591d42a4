// title = { zh = "待人工复核的名称", en = "Names for a person to review" }
// description = { zh = "程序从原文读出、词表中没有的名称，供人复核。", en = "Names that were read from the text and that no vocabulary knows." }
// limit = 2000
// [columns.label]
// label = { zh = "类别", en = "kind of thing" }
// [columns.thing]
// label = { zh = "标识", en = "id" }
// [columns.name]
// label = { zh = "名称", en = "name" }
// [columns.modality]
// label = { zh = "语态", en = "modality" }
// [columns.line]
// label = { zh = "行号", en = "line" }
// [columns.sources]
// label = { zh = "出处", en = "sources" }
MATCH (x)
WHERE x.review = true
RETURN labels(x)[0] AS label, x.id AS thing, x.name AS name, x.modality AS modality, x.line AS line, x.sources AS sources
ORDER BY label, line, thing
