// title = { zh = "一个机构的共同申请人", en = "Co-applicants of an organisation" }
// description = { zh = "与该机构共同申请专利的机构，件数和起讫。", en = "Who applied for patents together with an organisation, how often, and from when to when." }
// limit = 500
// [phrases]
// zh = ["{organization}和谁合作申请专利", "{organization}的共同申请人", "{organization}的合作伙伴", "{organization}和哪些机构有关系", "{organization}与谁合作"]
// en = ["partners of {organization}", "co-applicants of {organization}", "who files together with {organization}", "which bodies does {organization} work with"]
// [parameters]
// organization = { type = "node", nodes = ["Organization"], label = { zh = "机构或企业", en = "organisation or firm" } }
// [columns]
// partner = { label = { zh = "共同申请人", en = "co-applicant" }, links = "Organization" }
// partner_name = { label = { zh = "名称", en = "name" } }
// patents = { label = { zh = "共同申请", en = "applied for together" }, unit = "件" }
// first = { label = { zh = "最早申请日", en = "first filing" } }
// last = { label = { zh = "最近申请日", en = "latest filing" } }
MATCH (:Organization {id: $organization})-[:APPLIED_FOR]->(p:Patent)<-[:APPLIED_FOR]-(q:Organization)
WHERE q.id <> $organization
RETURN q.id AS partner, q.name AS partner_name, count(DISTINCT p) AS patents, min(p.filed) AS first, max(p.filed) AS last
ORDER BY patents DESC, partner
