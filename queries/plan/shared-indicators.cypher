// title = { zh = "两个规划对同一指标的目标", en = "Targets of two plans for one indicator" }
// description = { zh = "两个规划都定了目标的指标，数值并列。", en = "Indicators for which both plans set targets, side by side." }
// limit = 500
// [phrases]
// zh = ["两个规划对同一指标的目标", "{first}和{second}共有的指标", "两个规划的指标对比"]
// en = ["indicators that two plans share", "compare targets of {first} and {second}"]
// [parameters]
// first = { type = "node", nodes = ["Policy"], label = { zh = "规划甲", en = "one plan" }, default = "xinjiang-ip-13fyp" }
// second = { type = "node", nodes = ["Policy"], label = { zh = "规划乙", en = "another plan" } }
// [columns]
// indicator = { label = { zh = "指标", en = "indicator" }, links = "Indicator" }
// target_first = { label = { zh = "规划甲的目标", en = "target of the one" }, links = "Target" }
// low_first = { label = { zh = "规划甲数值", en = "value in the one" } }
// target_second = { label = { zh = "规划乙的目标", en = "target of the other" }, links = "Target" }
// low_second = { label = { zh = "规划乙数值", en = "value in the other" } }
// unit = { label = { zh = "单位", en = "unit" } }
MATCH (:Policy {id: $second})<-[:PART_OF*1..5]-(:Section)<-[:STATED_IN]-(b:Target)-[:OF_INDICATOR]->(i:Indicator)
MATCH (i)<-[:OF_INDICATOR]-(a:Target)-[:STATED_IN]->(:Section)-[:PART_OF*1..5]->(:Policy {id: $first})
RETURN DISTINCT i.id AS indicator, a.id AS target_first, a.low AS low_first, b.id AS target_second, b.low AS low_second, b.unit AS unit
ORDER BY indicator, target_first, target_second
