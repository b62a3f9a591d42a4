// title = { zh = "一个地区专利的状态", en = "Status of a region's patents" }
// description = { zh = "图中该地区专利按状态和类别的件数。", en = "Patents of a region in the graph, counted by status and kind." }
// limit = 500
// [phrases]
// zh = ["{region}专利有效多少失效多少", "{region}专利状态", "{region}有效专利数量", "{region}专利统计"]
// en = ["status of patents in {region}", "how many patents of {region} are live", "patent statistics of {region}"]
// [parameters]
// region = { type = "node", nodes = ["Region"], label = { zh = "地区", en = "region" } }
// [columns]
// status = { label = { zh = "状态", en = "status" } }
// kind = { label = { zh = "类别", en = "kind" } }
// count = { label = { zh = "件数", en = "count" }, unit = "件" }
// synthetic = { label = { zh = "其中虚构", en = "of these made up" }, unit = "件" }
MATCH (:Region {id: $region})<-[:PART_OF*0..2]-(place:Region)<-[:IN_REGION]-(p:Patent)
WITH DISTINCT p
RETURN p.status AS status, p.kind AS kind, count(*) AS count, count(p.synthetic) AS synthetic
ORDER BY status, kind
