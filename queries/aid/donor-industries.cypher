// title = { zh = "援助方与产业：最近一期的件数", en = "Aid provinces and industries by counts of the latest period" }
// description = { zh = "每个援助方在产业所用技术小类上的件数之和，以及其中显性优势不低于 1 的类数。一件专利可属几个产业，各产业不能相加。", en = "What each donor counts in the subclasses that an industry uses, and in how many its advantage is 1 or more. A patent may count for several industries: they do not add up." }
// limit = 2000
// [phrases]
// zh = ["援助方在各产业的件数", "各援助方的产业实力", "{industry}的优势地区是哪里", "哪个援疆省市{industry}最强", "{industry}哪个省实力最强", "哪些省市擅长{industry}", "{industry}谁最强", "{industry}专利哪个省最多", "{industry}强省有哪些", "援疆省市中哪个{industry}技术最强"]
// en = ["counts of aid provinces by industry", "which aid provinces count most in which industry", "which province is strongest in {industry}", "strong provinces in {industry}", "who leads in {industry}", "which donor is best in {industry}"]
// [parameters]
// industry = { type = "node", nodes = ["Industry"], optional = true, label = { zh = "产业", en = "industry" } }
// basis = { type = "string", values_from = "relation:SPECIALISES_IN.basis", label = { zh = "依据：已公布件数或图中专利", en = "what it rests on: published counts or patents in the graph" }, default = "counts" }
// [columns]
// industry = { label = { zh = "产业", en = "industry" }, links = "Industry" }
// industry_name = { label = { zh = "产业名称", en = "name of the industry" } }
// donor = { label = { zh = "援助方", en = "donor" }, links = "Region" }
// donor_name = { label = { zh = "援助方名称", en = "name of the donor" } }
// count = { label = { zh = "件数", en = "count" }, unit = "件" }
// strong = { label = { zh = "有优势的类数", en = "classes with an advantage" } }
// technologies = { label = { zh = "有件数的类数", en = "classes with a count" } }
// period = { label = { zh = "时期", en = "period" } }
MATCH (:AidPairing)-[:DONOR]->(d:Region)
WITH DISTINCT d
MATCH (d)-[s:SPECIALISES_IN]->(c:IpcClass)<-[:USES]-(i:Industry)
WHERE s.basis = $basis AND s.period <> 'unknown' AND ($industry IS NULL OR i.id = $industry)
WITH d, i, s.period AS period, sum(s.count) AS count, sum(CASE WHEN s.rta >= 1 THEN 1 ELSE 0 END) AS strong, count(c) AS technologies
ORDER BY period DESC
WITH d, i, collect(period)[0] AS period, collect(count)[0] AS count, collect(strong)[0] AS strong, collect(technologies)[0] AS technologies
RETURN i.id AS industry, i.name AS industry_name, d.id AS donor, d.name AS donor_name, count AS count, strong AS strong,
       technologies AS technologies, period AS period
ORDER BY industry, count DESC, donor
