// title = { zh = "一个援助方为谁做了什么", en = "What a donor did for whom" }
// description = { zh = "援助方的结对，受援地企业数，以及两地机构共同申请的专利数。", en = "The pairings of a donor, the firms in each recipient, and the patents that bodies of both applied for together." }
// limit = 500
// [phrases]
// zh = ["{donor}援助了谁", "{donor}援疆做了什么", "{donor}对口支援哪些地方", "{donor}为新疆做了什么"]
// en = ["what did {donor} do for whom", "what has {donor} done", "whom does {donor} aid"]
// [parameters]
// donor = { type = "node", nodes = ["Region"], label = { zh = "援助方（省市）", en = "donor, a province or city" } }
// [columns]
// recipient = { label = { zh = "受援方", en = "recipient" }, links = "Region" }
// recipient_name = { label = { zh = "受援方名称", en = "name of the recipient" } }
// start = { label = { zh = "起", en = "from" }, unit = "年" }
// end = { label = { zh = "止", en = "until" }, unit = "年" }
// counties = { label = { zh = "结对县市", en = "counties" } }
// firms = { label = { zh = "受援地企业数", en = "firms there" }, unit = "家" }
// joint_patents = { label = { zh = "共同申请的专利", en = "patents applied for together" }, unit = "件" }
MATCH (d:Region {id: $donor})<-[:DONOR]-(a:AidPairing)-[:RECIPIENT]->(r:Region)
OPTIONAL MATCH (a)-[:COVERS]->(c:Region)
WITH d, a, r, c ORDER BY c.id
WITH d, a, r, collect(c.name) AS counties
OPTIONAL MATCH (r)<-[:PART_OF*0..2]-(:Region)<-[:LOCATED_IN]-(f:Enterprise)
WITH d, a, r, counties, collect(DISTINCT f) AS firms
OPTIONAL MATCH (r)<-[:PART_OF*0..2]-(:Region)<-[:LOCATED_IN]-(:Organization)-[:APPLIED_FOR]->(p:Patent)<-[:APPLIED_FOR]-(:Organization)-[:LOCATED_IN]->(:Region)-[:PART_OF*0..2]->(d)
RETURN r.id AS recipient, r.name AS recipient_name, a.start AS start, a.end AS end, counties AS counties, size(firms) AS firms,
       count(DISTINCT p) AS joint_patents
ORDER BY recipient, start
