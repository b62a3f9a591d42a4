// title = { zh = "有风险的目标", en = "Targets at risk" }
// description = { zh = "把每个目标与其规划所属地区（规划未写明地区的为新疆）最近一次可比的观测值相比；给出地区则都与该地区相比。没有观测值即为未知；时期或单位不同即为不可比；观测早于期限时只说明到那一年为止。", en = "Each target beside the latest observation that can be compared with it: of the region whose plan it is (Xinjiang where the plan names none), or of the region given. No observation means unknown; another unit or kind of period means not comparable; before the deadline it says no more than so far." }
// limit = 2000
// [phrases]
// zh = ["有风险的目标", "哪些目标有风险", "目标能不能完成", "目标完成情况", "哪些目标没有达到", "指标进度落后", "离目标还差多少", "哪些指标有可能完不成", "哪些指标落后了", "哪些指标完成不了", "指标完成进度", "哪些指标没达到要求"]
// en = ["targets at risk", "which targets are at risk", "how far are we from the targets", "targets not met", "progress towards the targets", "which indicators are behind schedule", "which indicators lag", "indicators that may be missed"]
// [parameters]
// region = { type = "node", nodes = ["Region"], optional = true, label = { zh = "地区", en = "region" } }
// [columns]
// target = { label = { zh = "目标", en = "target" }, links = "Target" }
// target_name = { label = { zh = "目标内容", en = "what is to be reached" } }
// indicator = { label = { zh = "指标", en = "indicator" }, links = "Indicator" }
// operator = { label = { zh = "比较", en = "operator" } }
// low = { label = { zh = "目标值", en = "value to reach" } }
// unit = { label = { zh = "单位", en = "unit" } }
// deadline = { label = { zh = "期限", en = "deadline" }, unit = "年" }
// plan = { label = { zh = "规划", en = "plan" }, links = "Policy" }
// place = { label = { zh = "相比的地区", en = "region compared" }, links = "Region" }
// observation = { label = { zh = "最近可比观测值", en = "latest comparable observation" } }
// observed = { label = { zh = "观测时期", en = "observed in" } }
// gap = { label = { zh = "差距", en = "gap to the target" } }
// verdict = { label = { zh = "判断", en = "verdict: missed, short so far, reached so far, reached, not comparable, unknown, no figure" } }
MATCH (t:Target)-[:OF_INDICATOR]->(i:Indicator)
OPTIONAL MATCH (t)-[:STATED_IN]->(:Section)-[:PART_OF*1..9]->(p:Policy)
OPTIONAL MATCH (p)-[:IN_REGION]->(own:Region)
WITH t, i, min(p.id) AS plan, coalesce($region, min(own.id), '650000') AS place
OPTIONAL MATCH (i)<-[:OBSERVES]-(o:Observation)-[:IN_REGION]->(:Region {id: place})
WITH t, i, plan, place, o, o.unit = t.unit AND t.change IS NULL AND
  CASE WHEN t.basis IN ['value', 'per year'] THEN size(o.period) = 4 ELSE o.period = t.period END AS same
ORDER BY t.id, o.period DESC, o.id
WITH t, i, plan, place, count(o) AS known, collect(CASE WHEN same THEN {value: o.value, period: o.period, year: toInteger(right(o.period, 4))} END) AS found
WITH t, i, plan, place, known, CASE WHEN size(found) > 0 THEN found[0] END AS last
WITH t, i, plan, place, known, last, CASE WHEN t.operator = '<=' THEN last.value - coalesce(t.high, t.low) ELSE t.low - last.value END AS gap
WITH t, i, plan, place, last, CASE WHEN gap > 0 THEN round(gap * 1000) / 1000 WHEN gap <= 0 THEN 0.0 END AS gap, CASE
  WHEN t.low IS NULL AND t.high IS NULL THEN 'no figure'
  WHEN known = 0 THEN 'unknown'
  WHEN last IS NULL THEN 'not comparable'
  WHEN gap > 0 AND last.year >= t.deadline THEN 'missed'
  WHEN gap > 0 THEN 'short so far'
  WHEN last.year >= t.deadline THEN 'reached'
  ELSE 'reached so far' END AS verdict
WITH t, i, plan, place, last, gap, verdict, CASE verdict WHEN 'missed' THEN 0 WHEN 'short so far' THEN 1 WHEN 'unknown' THEN 2
  WHEN 'not comparable' THEN 3 WHEN 'reached so far' THEN 4 WHEN 'reached' THEN 5 ELSE 6 END AS rank
RETURN t.id AS target, t.name AS target_name, i.id AS indicator, t.operator AS operator, t.low AS low, t.unit AS unit,
       t.deadline AS deadline, plan AS plan, place AS place, last.value AS observation, last.period AS observed, gap AS gap, verdict AS verdict
ORDER BY rank, target
