// title = { zh = "对口援疆结对", en = "Aid pairings" }
// description = { zh = "谁援助谁、哪些县市、自何时起；可按援助方或受援方筛选。", en = "Who aids whom, which counties, since when; of one donor or recipient if asked." }
// limit = 500
// [phrases]
// zh = ["谁对口支援{region}", "{region}的对口援疆结对", "{region}由哪个省援助", "对口援疆结对关系", "哪些省市援助{region}", "{donor}援助{region}是什么时候开始的", "{donor}从哪年开始援助{region}", "{region}是谁援建的", "{donor}对口支援{region}的县市有哪些", "{region}的援疆省市是谁", "{donor}援助{region}的哪些县", "{region}哪些县由{donor}支援", "{region}是哪个省的援助对象"]
// en = ["who aids {region}", "aid pairings", "pairings of {region}", "which provinces support {region}", "since when does {donor} aid {region}", "who is paired with {region}", "which province aids {region}", "which counties of {region} does {donor} support", "which counties does {donor} aid", "who is the partner province of {region}"]
// [parameters]
// region = { type = "node", nodes = ["Region"], label = { zh = "地区", en = "region" }, optional = true }
// day = { type = "string", kind = "day", optional = true, label = { zh = "哪天的结对（如 2015-06-30，不填则不限）", en = "those of which day (such as 2015-06-30; any by default)" } }
// donor = { type = "node", nodes = ["Region"], label = { zh = "援助方", en = "donor" }, optional = true }
// [columns]
// pairing = { label = { zh = "结对", en = "pairing" }, links = "AidPairing" }
// donor = { label = { zh = "援助方", en = "donor" }, links = "Region" }
// donor_name = { label = { zh = "援助方名称", en = "name of the donor" } }
// recipient = { label = { zh = "受援方", en = "recipient" }, links = "Region" }
// recipient_name = { label = { zh = "受援方名称", en = "name of the recipient" } }
// start = { label = { zh = "起", en = "from" }, unit = "年" }
// end = { label = { zh = "止", en = "until" }, unit = "年" }
// counties = { label = { zh = "结对县市", en = "counties" } }
// xpcc = { label = { zh = "兵团师", en = "divisions of the XPCC" } }
// marks = { label = { zh = "说明", en = "what must be said with it" } }
MATCH (d:Region)<-[:DONOR]-(a:AidPairing)-[:RECIPIENT]->(r:Region)
WHERE ($donor IS NULL OR d.id = $donor)
  AND ($region IS NULL OR d.id = $region OR r.id = $region OR EXISTS { MATCH (r)-[:PART_OF]->(:Region {id: $region}) }
       OR EXISTS { MATCH (a)-[:COVERS]->(:Region {id: $region}) }
       OR (EXISTS { MATCH (:Region {id: $region})-[:PART_OF]->(r) } AND NOT EXISTS { MATCH (a)-[:COVERS]->(:Region) }))
  AND ($day IS NULL OR (coalesce(a.start, 0) <= toInteger(substring($day, 0, 4)) AND coalesce(a.end, 9999) >= toInteger(substring($day, 0, 4))
       AND coalesce(a.from, $day) <= $day AND coalesce(a.until, $day) >= $day))
OPTIONAL MATCH (a)-[:COVERS]->(c:Region)
WITH a, d, r, c ORDER BY c.id
RETURN a.id AS pairing, d.id AS donor, d.name AS donor_name, r.id AS recipient, r.name AS recipient_name, a.start AS start,
       a.end AS end, collect(c.name) AS counties, a.xpcc AS xpcc, a.marks AS marks
ORDER BY recipient, donor, pairing
