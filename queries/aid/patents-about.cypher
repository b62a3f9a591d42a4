// title = { zh = "标题或摘要提到某词的专利", en = "Patents that speak of something" }
// description = { zh = "标题含有该词的专利，每件一行；没有一件标题含有时，列摘要含有该词的；可按权利人所在地区（没有权利人的按申请人地址）、法律状态、申请年份筛选。", en = "Patents with the words in the title, one row each, or where no title has them in the abstract; by the region of their holders (where no holder is known, of the address), legal status and years of filing if asked." }
// limit = 2000
// opening = { zh = "图谱中有 {patent} 件提到，其中虚构 {synthetic} 件。", en = "{patent} patents in the graph speak of it, {synthetic} of them made up." }
// [phrases]
// zh = ["{words}的专利有哪些", "关于{words}的专利", "{words}专利", "{region}有哪些{words}专利", "{region}持有的{words}专利", "标题里有{words}的专利", "涉及{words}的专利"]
// en = ["patents about {words}", "patents on {words}", "{words} patents owned by {region}", "which patents mention {words}", "patents about {words} held in {region}"]
// [parameters]
// words = { type = "string", kind = "words", label = { zh = "标题或摘要中的词", en = "words of title or abstract" } }
// region = { type = "node", nodes = ["Region"], optional = true, label = { zh = "权利人所在地区", en = "region of the holders" } }
// status = { type = "string", values_from = "class:Patent.status", optional = true, label = { zh = "法律状态", en = "legal status" } }
// since = { type = "integer", kind = "year", optional = true, label = { zh = "申请年份自", en = "filed from the year" } }
// until = { type = "integer", kind = "year", optional = true, label = { zh = "申请年份至", en = "filed until the year" } }
// [columns]
// patent = { label = { zh = "专利", en = "patent" }, links = "Patent" }
// title = { label = { zh = "标题", en = "title" } }
// status = { label = { zh = "状态", en = "status" } }
// filed = { label = { zh = "申请日", en = "day of filing" } }
// holders = { label = { zh = "持有人", en = "holders" } }
// synthetic = { label = { zh = "虚构数据", en = "made up for the demo" } }
WITH EXISTS { MATCH (t:Patent) WHERE t.title CONTAINS $words } AS titled
MATCH (p:Patent)
WHERE (p.title CONTAINS $words OR (NOT titled AND p.abstract CONTAINS $words))
  AND ($status IS NULL OR p.status = $status)
  AND ($since IS NULL OR p.filed >= toString($since))
  AND ($until IS NULL OR p.filed < toString($until + 1))
OPTIONAL MATCH (o:Organization)-[:OWNS]->(p)
WITH p, o ORDER BY o.id
WITH p, collect(o) AS owners
WHERE $region IS NULL
   OR (size(owners) > 0 AND EXISTS { MATCH (p)<-[:OWNS]-(:Organization)-[:LOCATED_IN]->(:Region)-[:PART_OF*0..2]->(:Region {id: $region}) })
   OR (size(owners) = 0 AND EXISTS { MATCH (p)-[:IN_REGION]->(:Region)-[:PART_OF*0..2]->(:Region {id: $region}) })
RETURN p.id AS patent, p.title AS title, p.status AS status, p.filed AS filed, [h IN owners | h.name] AS holders, p.synthetic AS synthetic
ORDER BY synthetic IS NOT NULL, filed DESC, patent
