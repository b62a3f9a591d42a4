// title = { zh = "一项技术哪个援助方最强", en = "Donors that are strong in a technology" }
// description = { zh = "各援助方在该分类最近一期的件数和显性技术优势。", en = "Each donor's count and advantage in the class in its latest period." }
// limit = 500
// [phrases]
// zh = ["{technology}哪个省最强", "谁擅长{technology}", "{technology}的援助方", "哪些援疆省市有{technology}", "{technology}小类哪家件数最多", "{technology}哪个援疆省市的件数最多", "{technology}方面各援疆省市的件数排名", "{technology}技术谁领先", "哪个援助方的{technology}专利最多"]
// en = ["who is strong in {technology}", "donors for {technology}", "which province leads in {technology}", "which donor has the most filings in {technology}", "ranking of donors by filings in {technology}", "which aid province has the most {technology} patents"]
// [parameters]
// technology = { type = "node", nodes = ["IpcClass"], label = { zh = "技术分类号（IPC）", en = "class of the IPC" } }
// basis = { type = "string", values_from = "relation:SPECIALISES_IN.basis", label = { zh = "依据：已公布件数或图中专利", en = "what it rests on: published counts or patents in the graph" }, default = "counts" }
// [columns]
// donor = { label = { zh = "援助方", en = "donor" }, links = "Region" }
// donor_name = { label = { zh = "援助方名称", en = "name of the donor" } }
// rta = { label = { zh = "显性技术优势", en = "revealed technology advantage" } }
// count = { label = { zh = "件数", en = "count" }, unit = "件" }
// period = { label = { zh = "时期", en = "period" } }
// basis = { label = { zh = "依据", en = "what it rests on" } }
// marks = { label = { zh = "说明", en = "what must be said with it" } }
MATCH (:IpcClass {id: $technology})<-[s:SPECIALISES_IN]-(d:Region)
WHERE s.basis = $basis AND s.period <> 'unknown' AND EXISTS { MATCH (d)<-[:DONOR]-(:AidPairing) }
WITH d, s ORDER BY s.period DESC
WITH d, collect(s)[0] AS s
RETURN d.id AS donor, d.name AS donor_name, s.rta AS rta, s.count AS count, s.period AS period, s.basis AS basis, d.marks AS marks
ORDER BY count DESC, donor
