// title = { zh = "地区在技术分类上的已公布件数", en = "Published counts of regions in a technology" }
// description = { zh = "已公布的发明申请件数（按时期）和显性技术优势，可并列多个地区、多个分类；不是图谱中专利的件数。", en = "Published counts of invention filings by period, with the revealed technology advantage, several regions and classes side by side; not the patents in the graph." }
// limit = 2000
// opening = { zh = "已公布件数，最近一期 {first:period}：{first:region_name}在 {first:technology} 有 {first:count} 件。", en = "Published counts, latest period {first:period}: {first:region_name} has {first:count} in {first:technology}." }
// [phrases]
// zh = ["{regions}在{technologies}有多少专利", "{regions}的{technologies}件数", "{regions}{technologies}专利申请量", "{regions}谁的{technologies}更强", "{technologies}{regions}和谁比谁多", "{regions}在{technologies}领域公布的件数", "{regions}{technologies}各时期分别有多少件", "{technologies}方面{regions}谁强差多少件"]
// en = ["how many patents does {regions} have in {technologies}", "counts of {regions} in {technologies}", "which of {regions} is stronger in {technologies}", "published filings of {regions} in {technologies}", "filings of {regions} in {technologies} by period", "by how many filings does {regions} lead in {technologies}"]
// [parameters]
// regions = { type = "node", nodes = ["Region"], several = true, label = { zh = "地区", en = "regions" } }
// technologies = { type = "node", nodes = ["IpcClass"], several = true, label = { zh = "技术分类号（IPC）", en = "classes of the IPC" } }
// period = { type = "string", kind = "period", optional = true, label = { zh = "时期（如 2008-2012）", en = "period (such as 2008-2012)" } }
// [columns]
// region = { label = { zh = "地区", en = "region" }, links = "Region" }
// region_name = { label = { zh = "地区名称", en = "name of the region" } }
// technology = { label = { zh = "技术分类", en = "technology" }, links = "IpcClass" }
// technology_name = { label = { zh = "技术名称", en = "name of the technology" } }
// period = { label = { zh = "时期", en = "period" } }
// count = { label = { zh = "件数", en = "count" }, unit = "件" }
// rta = { label = { zh = "显性技术优势", en = "revealed technology advantage" } }
// basis = { label = { zh = "依据", en = "what it rests on" } }
MATCH (r:Region)-[s:SPECIALISES_IN]->(c:IpcClass)
WHERE r.id IN $regions AND c.id IN $technologies AND s.basis = 'counts' AND s.period <> 'unknown'
  AND ($period IS NULL OR s.period = $period)
RETURN r.id AS region, r.name AS region_name, c.id AS technology, c.name AS technology_name, s.period AS period, s.count AS count,
       s.rta AS rta, s.basis AS basis
ORDER BY period DESC, technology, count DESC, region
