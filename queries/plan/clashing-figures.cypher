// title = { zh = "相互矛盾的数字", en = "Figures that contradict each other" }
// description = { zh = "同一指标、地区、时期和单位，两处数值不同。两者并存，不作取舍。", en = "Two values of one indicator, region, period and unit. Both are kept; none is preferred." }
// limit = 500
// [phrases]
// zh = ["哪些数字互相矛盾", "数据有冲突", "两处说法不一的数据", "不一致的观测值"]
// en = ["figures that contradict each other", "conflicting values", "clashing observations"]
// [columns]
// indicator = { label = { zh = "指标", en = "indicator" }, links = "Indicator" }
// region = { label = { zh = "地区", en = "region" }, links = "Region" }
// period = { label = { zh = "时期", en = "period" } }
// one = { label = { zh = "一处", en = "one" }, links = "Observation" }
// one_value = { label = { zh = "一处数值", en = "its value" } }
// other = { label = { zh = "另一处", en = "the other" }, links = "Observation" }
// other_value = { label = { zh = "另一处数值", en = "its value" } }
// unit = { label = { zh = "单位", en = "unit" } }
MATCH (a:Observation)-[:OBSERVES]->(i:Indicator)<-[:OBSERVES]-(b:Observation)
WHERE a.id < b.id AND a.period = b.period AND a.unit = b.unit AND a.value <> b.value
MATCH (a)-[:IN_REGION]->(r:Region)<-[:IN_REGION]-(b)
RETURN i.id AS indicator, r.id AS region, a.period AS period, a.id AS one, a.value AS one_value, b.id AS other,
       b.value AS other_value, a.unit AS unit
ORDER BY indicator, region, period, one, other
