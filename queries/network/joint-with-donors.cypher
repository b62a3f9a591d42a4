// title = { zh = "与援疆省市机构的合作申请", en = "Joint applications with bodies of the aid provinces" }
// description = { zh = "地区内企业与援疆省市企业和机构共同申请的专利，可按援助方筛选。", en = "Firms of a region that applied for patents together with firms and bodies of the aid provinces, of one donor if asked." }
// limit = 2000
// opening = { zh = "{$region}有 {firm} 家企业与援疆省市的机构共同申请过专利。", en = "{firm} firms of {$region} applied together with bodies of the aid provinces." }
// [phrases]
// zh = ["哪些企业和援疆省份的企业有合作申请", "{region}企业与援疆省市联合申请的专利", "{region}与{donor}的企业合作申请了哪些专利", "哪些企业与内地企业共同申请专利", "{region}和援疆省市有哪些产学研合作"]
// en = ["which firms applied together with firms of the aid provinces", "joint applications with donors", "firms of {region} that file together with firms of {donor}", "co-applications between {region} and the aid provinces"]
// [parameters]
// region = { type = "node", nodes = ["Region"], default = "650000", label = { zh = "地区", en = "region" } }
// donor = { type = "node", nodes = ["Region"], optional = true, label = { zh = "援助方", en = "donor" } }
// [columns]
// firm = { label = { zh = "企业", en = "firm" }, links = "Organization" }
// firm_name = { label = { zh = "企业名称", en = "name of the firm" } }
// partner = { label = { zh = "合作方", en = "co-applicant" }, links = "Organization" }
// partner_name = { label = { zh = "合作方名称", en = "name of the co-applicant" } }
// home = { label = { zh = "合作方所在援助方", en = "donor of the co-applicant" }, links = "Region" }
// home_name = { label = { zh = "合作方所在援助方名称", en = "its name" } }
// patents = { label = { zh = "共同申请", en = "applied for together" }, unit = "件" }
// synthetic = { label = { zh = "虚构数据", en = "made up for the demo" } }
MATCH (d:Region)<-[:DONOR]-(:AidPairing)
WHERE $donor IS NULL OR d.id = $donor
WITH DISTINCT d
MATCH (d)<-[:PART_OF*0..2]-(:Region)<-[:LOCATED_IN]-(b:Organization)-[:APPLIED_FOR]->(p:Patent)<-[:APPLIED_FOR]-(a:Enterprise)-[:LOCATED_IN]->(:Region)-[:PART_OF*0..2]->(:Region {id: $region})
WHERE a.id <> b.id
RETURN a.id AS firm, a.name AS firm_name, b.id AS partner, b.name AS partner_name, d.id AS home, d.name AS home_name,
       count(DISTINCT p) AS patents, a.synthetic AS synthetic
ORDER BY patents DESC, firm, partner, home
