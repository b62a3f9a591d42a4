// title = { zh = "地区数据的缺陷和限制", en = "What must be said of a region's figures" }
// description = { zh = "引用地区件数时必须一并说明的缺陷。", en = "Gaps and limits of published counts, to be told wherever they are used." }
// limit = 500
// [phrases]
// zh = ["{region}的数据有什么问题", "数据缺陷", "哪些地区的数据不能用", "使用{region}数据的注意事项", "数据说明"]
// en = ["caveats of {region}", "limits of the figures of {region}", "which regions have bad data", "what is wrong with the data of {region}"]
// [parameters]
// region = { type = "node", nodes = ["Region"], label = { zh = "地区", en = "region" }, optional = true }
// [columns]
// region = { label = { zh = "地区", en = "region" }, links = "Region" }
// region_name = { label = { zh = "地区名称", en = "name of the region" } }
// marks = { label = { zh = "说明", en = "what must be said with it" } }
// marks_en = { label = { zh = "说明（英文）", en = "the same in English" } }
MATCH (r:Region)
WHERE r.marks IS NOT NULL AND ($region IS NULL OR r.id = $region)
RETURN r.id AS region, r.name AS region_name, r.marks AS marks, r.marks_en AS marks_en
ORDER BY region
