// title = { zh = "一个地区各技术领域的增长", en = "Growth by field of technology" }
// description = { zh = "各技术领域分时期的件数，与前一时期之比。一个小类属于几个领域时，各领域都计。", en = "Counts by field and period, with the ratio to the period before. A subclass that is in several fields counts in each." }
// limit = 2000
// [phrases]
// zh = ["{region}各领域的增长", "{region}分领域分时期的专利数", "{region}技术领域发展趋势", "各技术领域增长"]
// en = ["growth by field of {region}", "trend of {region} by field of technology", "how did the fields of {region} grow"]
// [parameters]
// region = { type = "node", nodes = ["Region"], label = { zh = "地区", en = "region" } }
// basis = { type = "string", values_from = "relation:SPECIALISES_IN.basis", label = { zh = "依据：已公布件数或图中专利", en = "what it rests on: published counts or patents in the graph" }, default = "counts" }
// [columns]
// field = { label = { zh = "技术领域", en = "field of technology" }, links = "TechnologyField" }
// field_name = { label = { zh = "领域名称", en = "name of the field" } }
// period = { label = { zh = "时期", en = "period" } }
// count = { label = { zh = "件数", en = "count" }, unit = "件" }
// before = { label = { zh = "前期件数", en = "count before" }, unit = "件" }
// growth = { label = { zh = "与前期之比", en = "ratio to the period before" } }
MATCH (:Region {id: $region})-[s:SPECIALISES_IN]->(c:IpcClass)-[:IN_FIELD]->(f:TechnologyField)
WHERE s.basis = $basis AND s.period <> 'unknown'
WITH f, s.period AS period, sum(s.count) AS counted
ORDER BY f.id, period
WITH f, collect(period) AS periods, collect(counted) AS counts
UNWIND range(0, size(periods) - 1) AS k
WITH f, periods[k] AS period, counts[k] AS counted, CASE WHEN k > 0 THEN counts[k - 1] END AS before
RETURN f.id AS field, f.name AS field_name, period AS period, counted AS count, before AS before,
       CASE WHEN before > 0 THEN toFloat(counted) / before END AS growth
ORDER BY field, period
