// title = { zh = "一个产业的核心企业", en = "Central firms of an industry" }
// description = { zh = "在产业所用技术上申请专利的机构，按共同申请人数和件数排列。", en = "Organisations that applied for patents in the industry's technologies, by number of co-applicants and of patents." }
// limit = 100
// [phrases]
// zh = ["{industry}的核心企业", "{industry}里最重要的企业", "{industry}网络中心的机构", "{industry}的龙头企业"]
// en = ["central firms of {industry}", "most connected firms in {industry}", "key players of {industry}"]
// [parameters]
// industry = { type = "node", nodes = ["Industry"], label = { zh = "产业", en = "industry" } }
// [columns]
// firm = { label = { zh = "企业", en = "firm" }, links = "Organization" }
// firm_name = { label = { zh = "企业名称", en = "name of the firm" } }
// partners = { label = { zh = "共同申请人数", en = "co-applicants" } }
// patents = { label = { zh = "件数", en = "patents" }, unit = "件" }
// technologies = { label = { zh = "涉及小类数", en = "technologies" } }
MATCH (:Industry {id: $industry})-[:USES]->(c:IpcClass)<-[:CLASSIFIED_AS]-(p:Patent)<-[:APPLIED_FOR]-(f:Organization)
WITH f, collect(DISTINCT p) AS patents, count(DISTINCT c) AS technologies
UNWIND patents AS p
OPTIONAL MATCH (p)<-[:APPLIED_FOR]-(q:Organization)
WHERE q.id <> f.id
RETURN f.id AS firm, f.name AS firm_name, count(DISTINCT q) AS partners, size(patents) AS patents, technologies AS technologies
ORDER BY partners DESC, patents DESC, firm
