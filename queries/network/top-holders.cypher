// title = { zh = "专利最多的权利人", en = "Who holds the most patents" }
// description = { zh = "按持有专利件数排序的机构，每件专利对每个权利人计一次；可按所在地区、产业和技术筛选；真实的在前，演示用虚构的在后。", en = "Organisations by the number of patents they hold, each patent once for each holder, by the region where they are, by industry and by technology if asked; real ones come before those made up for the demo." }
// limit = 100
// opening = { zh = "最多的是{first:holder_name}，{first:patents} 件。", en = "Most has {first:holder_name}: {first:patents}." }
// [phrases]
// zh = ["谁持有的专利最多", "{region}专利最多的企业", "{region}哪家企业专利最多", "专利权人排名", "{region}专利大户", "{industry}专利最多的企业", "{region}{industry}领域谁的专利最多", "{region}专利持有量排名前十的机构", "{technology}的专利在谁手里", "{region}谁持有{technology}专利"]
// en = ["who holds the most patents", "top patent holders of {region}", "which firm in {region} has the most patents", "largest holders of patents in {industry}", "ranking of patent owners", "who in {region} holds patents in {technology}", "holders of {technology}"]
// [parameters]
// region = { type = "node", nodes = ["Region"], optional = true, label = { zh = "权利人所在地区", en = "region of the holders" } }
// industry = { type = "node", nodes = ["Industry"], optional = true, label = { zh = "产业", en = "industry" } }
// technology = { type = "node", nodes = ["IpcClass"], optional = true, label = { zh = "技术分类号（IPC）", en = "class of the IPC" } }
// [columns]
// holder = { label = { zh = "权利人", en = "holder" }, links = "Organization" }
// holder_name = { label = { zh = "权利人名称", en = "name of the holder" } }
// places = { label = { zh = "所在地", en = "places" } }
// patents = { label = { zh = "持有专利", en = "patents held" }, unit = "件" }
// live = { label = { zh = "其中有效", en = "of these live" }, unit = "件" }
// synthetic = { label = { zh = "虚构数据", en = "made up for the demo" } }
MATCH (o:Organization)-[:OWNS]->(p:Patent)
WHERE $region IS NULL OR EXISTS { MATCH (o)-[:LOCATED_IN]->(:Region)-[:PART_OF*0..2]->(:Region {id: $region}) }
WITH DISTINCT o, p
WHERE ($industry IS NULL OR EXISTS { MATCH (p)-[:CLASSIFIED_AS]->(:IpcClass)<-[:USES]-(:Industry {id: $industry}) })
  AND ($technology IS NULL OR EXISTS { MATCH (p)-[:CLASSIFIED_AS]->(:IpcClass {id: $technology}) })
WITH o, count(p) AS held, sum(CASE WHEN p.status = 'live' THEN 1 ELSE 0 END) AS alive
ORDER BY coalesce(o.synthetic, false), held DESC, o.id LIMIT 101
OPTIONAL MATCH (o)-[:LOCATED_IN]->(place:Region)
WITH o, held, alive, place ORDER BY place.id
RETURN o.id AS holder, o.name AS holder_name, collect(place.name) AS places, held AS patents, alive AS live, o.synthetic AS synthetic
ORDER BY coalesce(synthetic, false), patents DESC, holder
