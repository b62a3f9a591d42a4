// title = { zh = "有风险的目标", en = "Targets at risk" }
// description = { zh = "把每个目标与该地区最近一次可比的观测值相比。没有观测值即为未知；时期或单位不同即为不可比；观测早于期限时只说明到那一年为止。", en = "Each target beside the latest observation that can be compared with it. No observation means unknown; another unit or kind of period means not comparable; before the deadline it says no more than so far." }
// limit = 2000
// [phrases]
// zh = ["有风险的目标", "哪些目标有风险", "目标能不能完成", "目标完成情况", "哪些目标没有达到", "指标进度落后", "离目标还差多少"]
// en = ["targets at risk", "which targets are at risk", "how far are we from the targets", "targets not met", "progress towards the targets"]
// [parameters]
// region = { type = "node", nodes = ["Region"], label = { zh = "地区", en = "region" }, default = "650000" }
// [columns]
// target = { label = { zh = "目标", en = "target" }, links = "Target" }
// target_name = { label = { zh = "目标内容", en = "what is to be reached" } }
// indicator = { label = { zh = "指标", en = "indicator" }, links = "Indicator" }
// operator = { label = { zh = "比较", en = "operator" } }
// low = { label = { zh = "目标值", en = "value to reach" } }
// unit = { label = { zh = "单位", en = "unit" } }
// deadline = { label = { zh = "期限", en = "deadline" }, unit = "年" }
// observation = { label = { zh = "最近可比观测值", en = "latest comparable observation" } }
// observed = { label = { zh = "观测时期", en = "observed in" } }
// gap = { label = { zh = "差距", en = "gap to the target" } }
// verdict = { label = { zh = "判断", en = "verdict: missed, short so far, reached so far, reached, not comparable, unknown, no figure" } }
MATCH (t:Target)-[:OF_INDICATOR]->(i:Indicator)
OPTIONAL MATCH (i)<-[:OBSERVES]-(o:Observation)-[:IN_REGION]->(:Region {id: $region})
WITH t, i, o, o.unit = t.unit AND t.change IS NULL AND
  CASE WHEN t.basis IN ['value', 'per year'] THEN size(o.period) = 4 ELSE o.period = t.period END AS same
ORDER BY t.id, o.period DESC, o.id
WITH t, i, count(o) AS known, collect(CASE WHEN same THEN {value: o.value, period: o.period, year: toInteger(right(o.period, 4))} END) AS found
WITH t, i, known, CASE WHEN size(found) > 0 THEN found[0] END AS last
WITH t, i, known, last, CASE WHEN t.operator = '<=' THEN last.value - coalesce(t.high, t.low) ELSE t.low - last.value END AS gap
WITH t, i, last, CASE WHEN gap > 0 THEN round(gap * 1000) / 1000 WHEN gap <= 0 THEN 0.0 END AS gap, CASE
  WHEN t.low IS NULL AND t.high IS NULL THEN 'no figure'
  WHEN known = 0 THEN 'unknown'
  WHEN last IS NULL THEN 'not comparable'
  WHEN gap > 0 AND last.year >= t.deadline THEN 'missed'
  WHEN gap > 0 THEN 'short so far'
  WHEN last.year >= t.deadline THEN 'reached'
  ELSE 'reached so far' END AS verdict
WITH t, i, last, gap, verdict, CASE verdict WHEN 'missed' THEN 0 WHEN 'short so far' THEN 1 WHEN 'unknown' THEN 2
  WHEN 'not comparable' THEN 3 WHEN 'reached so far' THEN 4 WHEN 'reached' THEN 5 ELSE 6 END AS rank
RETURN t.id AS target, t.name AS target_name, i.id AS indicator, t.operator AS operator, t.low AS low, t.unit AS unit,
       t.deadline AS deadline, last.value AS observation, last.period AS observed, gap AS gap, verdict AS verdict
ORDER BY rank, target
