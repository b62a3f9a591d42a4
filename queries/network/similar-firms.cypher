// title = { zh = "技术相近的企业", en = "Firms with like technologies" }
// description = { zh = "与该机构专利小类重合的机构；相似度是共有小类占两者全部小类的比例。", en = "Organisations whose patents share subclasses with those of one; the likeness is the share of common ones in all of both (Jaccard)." }
// limit = 50
// [phrases]
// zh = ["和{organization}技术相近的企业", "{organization}的同行", "与{organization}相似的企业"]
// en = ["firms like {organization}", "similar to {organization}", "competitors of {organization}"]
// [parameters]
// organization = { type = "node", nodes = ["Organization"], label = { zh = "机构或企业", en = "organisation or firm" } }
// [columns]
// firm = { label = { zh = "企业", en = "firm" }, links = "Organization" }
// firm_name = { label = { zh = "企业名称", en = "name of the firm" } }
// shared = { label = { zh = "共有小类", en = "technologies in common" } }
// likeness = { label = { zh = "相似度", en = "likeness" }, unit = "0–1" }
MATCH (:Organization {id: $organization})-[:APPLIED_FOR]->(:Patent)-[:CLASSIFIED_AS]->(c:IpcClass {level: 'subclass'})
WITH collect(DISTINCT c) AS own
UNWIND own AS c
MATCH (c)<-[:CLASSIFIED_AS]-(:Patent)<-[:APPLIED_FOR]-(f:Organization)
WHERE f.id <> $organization
WITH own, f, collect(DISTINCT c.id) AS shared
ORDER BY size(shared) DESC, f.id
LIMIT 50
MATCH (f)-[:APPLIED_FOR]->(:Patent)-[:CLASSIFIED_AS]->(x:IpcClass {level: 'subclass'})
WITH own, f, shared, count(DISTINCT x) AS theirs
RETURN f.id AS firm, f.name AS firm_name, size(shared) AS shared, toFloat(size(shared)) / (size(own) + theirs - size(shared)) AS likeness
ORDER BY likeness DESC, firm
