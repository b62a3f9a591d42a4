// title = { zh = "一个地区由什么组成", en = "What a region consists of" }
// description = { zh = "下一级的地区，成组地区则为其成员，附代码和级别。", en = "The regions one level below, of a group its members, with code and level." }
// limit = 500
// opening = { zh = "{$region}下有 {region} 个地区。", en = "{$region} has {region} parts." }
// [phrases]
// zh = ["{region}下辖哪些县", "{region}包括哪些地方", "{region}有哪些县市", "{region}由哪些地州组成", "{region}管辖哪些县市", "{region}下面有几个县", "{region}是指哪些地方"]
// en = ["counties of {region}", "what does {region} consist of", "which counties belong to {region}", "parts of {region}", "which prefectures make up {region}"]
// [parameters]
// region = { type = "node", nodes = ["Region"], label = { zh = "地区", en = "region" } }
// [columns]
// region = { label = { zh = "地区", en = "region" }, links = "Region" }
// region_name = { label = { zh = "地区名称", en = "name of the region" } }
// region_name_en = { label = { zh = "英文名", en = "name in English" } }
// level = { label = { zh = "级别", en = "level" } }
MATCH (:Region {id: $region})<-[:PART_OF]-(r:Region)
RETURN r.id AS region, r.name AS region_name, r.name_en AS region_name_en, r.level AS level
ORDER BY region
