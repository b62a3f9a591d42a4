// title = { zh = "各地区的专利件数", en = "Patents by place" }
// description = { zh = "图谱中申请人地址在各地区（含下辖）的专利件数，每件在一个地区计一次；可并列多个地区，可按产业、法律状态、申请年份筛选。", en = "Patents of the graph with an applicant's address in each region or below, each once a region; several regions side by side, by industry, legal status and years of filing if asked." }
// limit = 500
// opening = { zh = "图谱中各地区的专利件数如下（申请人地址），其中虚构的另列。", en = "Patents in the graph by address of the applicant; made-up ones beside." }
// [phrases]
// zh = ["{regions}的专利数量对比", "{regions}有多少专利", "{regions}专利件数", "比较{regions}的专利数", "{regions}谁的专利多", "各地州有多少专利", "{regions}有多少件{status}的专利", "{regions}{industry}专利有多少件", "{regions}的专利总数", "{regions}专利量差多少", "南疆各地州专利件数排名"]
// en = ["how many patents are there in {regions}", "compare the number of patents of {regions}", "patents of {regions} side by side", "how many patents does the graph hold for {regions}", "number of patents by place", "which of {regions} has more patents", "how many {status} patents does {regions} have"]
// [parameters]
// regions = { type = "node", nodes = ["Region"], several = true, label = { zh = "地区", en = "regions" }, default = "650000" }
// industry = { type = "node", nodes = ["Industry"], optional = true, label = { zh = "产业", en = "industry" } }
// status = { type = "string", values_from = "class:Patent.status", optional = true, label = { zh = "法律状态", en = "legal status" } }
// since = { type = "integer", kind = "year", optional = true, label = { zh = "申请年份自", en = "filed from the year" } }
// until = { type = "integer", kind = "year", optional = true, label = { zh = "申请年份至", en = "filed until the year" } }
// [columns]
// region = { label = { zh = "地区", en = "region" }, links = "Region" }
// region_name = { label = { zh = "地区名称", en = "name of the region" } }
// patents = { label = { zh = "专利", en = "patents" }, unit = "件" }
// inventions = { label = { zh = "其中发明", en = "of these inventions" }, unit = "件" }
// live = { label = { zh = "其中有效", en = "of these live" }, unit = "件" }
// synthetic = { label = { zh = "其中虚构", en = "of these made up" }, unit = "件" }
MATCH (asked:Region)
WHERE asked.id IN $regions
MATCH (r:Region)-[:PART_OF*0..1]->(asked)
WHERE size($regions) = 1 OR r.id = asked.id
WITH DISTINCT r
OPTIONAL MATCH (r)<-[:PART_OF*0..2]-(:Region)<-[:IN_REGION]-(p:Patent)
WHERE ($status IS NULL OR p.status = $status)
  AND ($since IS NULL OR p.filed >= toString($since))
  AND ($until IS NULL OR p.filed < toString($until + 1))
  AND ($industry IS NULL OR EXISTS { MATCH (p)-[:CLASSIFIED_AS]->(:IpcClass)<-[:USES]-(:Industry {id: $industry}) })
WITH DISTINCT r, p
RETURN r.id AS region, r.name AS region_name, count(p) AS patents, sum(CASE WHEN p.kind = 'invention' THEN 1 ELSE 0 END) AS inventions,
       sum(CASE WHEN p.status = 'live' THEN 1 ELSE 0 END) AS live, count(p.synthetic) AS synthetic
ORDER BY patents DESC, region
