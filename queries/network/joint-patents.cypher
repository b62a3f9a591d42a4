// title = { zh = "一个地区机构的合作申请", en = "Joint applications of a region's bodies" }
// description = { zh = "地区内机构与他人共同申请的专利，按合作方排列。", en = "Pairs of co-applicants of which one is in the region, with the number of patents." }
// limit = 2000
// [phrases]
// zh = ["{region}的合作申请", "{region}企业与谁合作", "{region}机构联合申请的专利", "{region}产学研合作"]
// en = ["joint applications in {region}", "collaborations of {region}", "who do firms of {region} work with"]
// [parameters]
// region = { type = "node", nodes = ["Region"], label = { zh = "地区", en = "region" } }
// [columns]
// one = { label = { zh = "机构", en = "organisation" }, links = "Organization" }
// one_name = { label = { zh = "机构名称", en = "its name" } }
// other = { label = { zh = "合作方", en = "co-applicant" }, links = "Organization" }
// other_name = { label = { zh = "合作方名称", en = "its name" } }
// other_region = { label = { zh = "合作方所在地", en = "where that is" }, links = "Region" }
// patents = { label = { zh = "共同申请", en = "applied for together" }, unit = "件" }
MATCH (:Region {id: $region})<-[:PART_OF*0..2]-(place:Region)<-[:LOCATED_IN]-(a:Organization)-[:APPLIED_FOR]->(p:Patent)<-[:APPLIED_FOR]-(b:Organization)
WHERE a.id <> b.id
OPTIONAL MATCH (b)-[:LOCATED_IN]->(there:Region)
RETURN a.id AS one, a.name AS one_name, b.id AS other, b.name AS other_name, there.id AS other_region, count(DISTINCT p) AS patents
ORDER BY patents DESC, one, other, other_region
