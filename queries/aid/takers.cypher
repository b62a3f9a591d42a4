// title = { zh = "当地谁能承接一项技术", en = "Who in a region could take a technology up" }
// description = { zh = "地区内持有或申请过该分类专利的企业，以及从事使用该技术的产业的企业；持有专利的在前，虚构的在后。名单不全，没有列出不等于没有。", en = "Firms of the region that hold or applied for patents in the class, and firms of industries that use it; real ones first, then those with patents. Lists of firms are incomplete." }
// limit = 1000
// [phrases]
// zh = ["{region}谁能承接{technology}", "{region}哪些企业能用{technology}", "{region}有谁能接{technology}技术", "{technology}在{region}谁能接手"]
// en = ["who in {region} could take up {technology}", "which firms of {region} could use {technology}", "takers of {technology} in {region}"]
// [parameters]
// region = { type = "node", nodes = ["Region"], label = { zh = "地区", en = "region" } }
// technology = { type = "node", nodes = ["IpcClass"], label = { zh = "技术分类号（IPC）", en = "class of the IPC" } }
// [columns]
// firm = { label = { zh = "企业", en = "firm" }, links = "Organization" }
// firm_name = { label = { zh = "企业名称", en = "name of the firm" } }
// place = { label = { zh = "所在地", en = "place" }, links = "Region" }
// place_name = { label = { zh = "所在地名称", en = "name of the place" } }
// patents = { label = { zh = "该分类专利", en = "patents in the class" }, unit = "件" }
// activities = { label = { zh = "从事的相关产业", en = "its industries that use it" } }
// synthetic = { label = { zh = "虚构数据", en = "made up for the demo" } }
OPTIONAL MATCH (i:Industry)-[:USES]->(:IpcClass {id: $technology})
WITH collect(DISTINCT i.id) AS direct
OPTIONAL MATCH (j:Industry)<-[:BROADER]-(:Product)-[:USES]->(:IpcClass {id: $technology})
WITH direct, collect(DISTINCT j.id) AS made
WITH direct + made AS slugs
MATCH (:Region {id: $region})<-[:PART_OF*0..2]-(place:Region)<-[:LOCATED_IN]-(f:Enterprise)
WITH DISTINCT slugs, place, f
OPTIONAL MATCH (f)-[:OWNS|APPLIED_FOR]->(p:Patent)-[:CLASSIFIED_AS]->(:IpcClass {id: $technology})
WITH slugs, place, f, count(DISTINCT p) AS patents
OPTIONAL MATCH (f)-[:ACTIVE_IN]->(a:Industry)-[:BROADER*0..2]->(b:Industry)
WHERE b.id IN slugs
WITH slugs, place, f, patents, a ORDER BY a.id
WITH slugs, place, f, patents, collect(DISTINCT a.name) AS works
OPTIONAL MATCH (f)-[:ACTIVE_IN]->(k:IndustryClass)-[:BROADER*0..3]->(:IndustryClass)<-[:CLOSE_MATCH]-(m:Industry)
WHERE m.id IN slugs
WITH place, f, patents, works, k ORDER BY k.id
WITH place, f, patents, works, collect(DISTINCT k.name) AS classes
WITH place, f, patents, works + classes AS activities
WHERE patents > 0 OR size(activities) > 0
RETURN f.id AS firm, f.name AS firm_name, place.id AS place, place.name AS place_name, patents AS patents, activities AS activities,
       f.synthetic AS synthetic
ORDER BY coalesce(synthetic, false), patents DESC, firm, place
