// title = { zh = "一个地区件数最多的技术", en = "Technologies with the most filings of a region" }
// description = { zh = "已公布的发明申请件数最多的小类，最近一期或所问时期。", en = "Subclasses with the most published invention filings, in the latest period or the one asked for." }
// limit = 50
// opening = { zh = "{first:period}年{$region}件数最多的是 {first:technology}（{first:technology_name}），{first:count} 件。", en = "Most filings of {$region} in {first:period}: {first:technology}, {first:count}." }
// [phrases]
// zh = ["{region}申请最多的技术小类", "{region}专利最多的技术领域", "{region}发明申请最多的是哪个小类", "{region}专利集中在哪些分类", "{region}件数最多的IPC", "{region}{period}年专利最多的分类", "哪个技术小类的申请最多"]
// en = ["technologies with the most filings in {region}", "in which subclass does {region} file most", "top ipc classes of {region}", "largest technologies of {region} by filings"]
// [parameters]
// region = { type = "node", nodes = ["Region"], default = "650000", label = { zh = "地区", en = "region" } }
// period = { type = "string", kind = "period", optional = true, label = { zh = "时期（如 2008-2012）", en = "period (such as 2008-2012)" } }
// [columns]
// technology = { label = { zh = "技术分类", en = "technology" }, links = "IpcClass" }
// technology_name = { label = { zh = "技术名称", en = "name of the technology" } }
// count = { label = { zh = "件数", en = "count" }, unit = "件" }
// rta = { label = { zh = "显性技术优势", en = "revealed technology advantage" } }
// period = { label = { zh = "时期", en = "period" } }
MATCH (r:Region {id: $region})-[a:SPECIALISES_IN]->(:IpcClass)
WHERE a.basis = 'counts' AND a.period <> 'unknown'
WITH r, max(a.period) AS last
MATCH (r)-[s:SPECIALISES_IN]->(c:IpcClass)
WHERE s.basis = 'counts' AND s.period = coalesce($period, last)
RETURN c.id AS technology, c.name AS technology_name, s.count AS count, s.rta AS rta, s.period AS period
ORDER BY count DESC, technology
