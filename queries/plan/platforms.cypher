// title = { zh = "平台和数据库", en = "Platforms and databases" }
// description = { zh = "规划提到的平台和数据库，已有、建设还是探索。", en = "Platforms and databases that a plan names, and whether they exist, are built or explored." }
// limit = 500
// [phrases]
// zh = ["规划有哪些平台", "要建设的数据库", "有哪些数据库", "平台和数据库清单", "要建哪些专题数据库", "要建设哪几个数据库", "规划要建的平台有哪些"]
// en = ["platforms and databases", "which platforms are to be built", "databases in the plan", "which databases are to be built"]
// [parameters]
// modality = { type = "string", values_from = "vocabulary:modalities", label = { zh = "已有、建设、探索等", en = "exists, build, explore …" }, optional = true }
// [columns]
// label = { label = { zh = "类别", en = "kind of thing" } }
// thing = { label = { zh = "标识", en = "id" } }
// name = { label = { zh = "名称", en = "name" } }
// modality = { label = { zh = "语态", en = "exists, is built or explored" } }
// line = { label = { zh = "行号", en = "line" } }
MATCH (:Section)-[:MENTIONS]->(x)
WHERE (x:Platform OR x:Database) AND ($modality IS NULL OR x.modality = $modality)
RETURN DISTINCT labels(x)[0] AS label, x.id AS thing, x.name AS name, x.modality AS modality, x.line AS line
ORDER BY label, line, thing
