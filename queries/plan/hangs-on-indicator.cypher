// title = { zh = "一个指标牵动什么", en = "What hangs on one indicator" }
// description = { zh = "指标的全部目标和观测值，以及由谁设定。", en = "All targets and observations of an indicator, and what sets each target." }
// limit = 500
// [phrases]
// zh = ["{indicator}牵动什么", "{indicator}关联哪些任务和目标", "跟{indicator}有关的目标", "{indicator}由谁设定"]
// en = ["what hangs on {indicator}", "what depends on {indicator}", "targets of {indicator}", "who sets {indicator}"]
// [parameters]
// indicator = { type = "node", nodes = ["Indicator"], label = { zh = "指标", en = "indicator" } }
// [columns]
// label = { label = { zh = "类别", en = "kind of thing" } }
// thing = { label = { zh = "标识", en = "id" } }
// name = { label = { zh = "名称", en = "name" } }
// period = { label = { zh = "时期", en = "period" } }
// line = { label = { zh = "行号", en = "line" } }
// set_by_label = { label = { zh = "设定者类别", en = "kind of what sets it" } }
// set_by = { label = { zh = "设定者", en = "what sets it" } }
// set_by_name = { label = { zh = "设定者名称", en = "name of what sets it" } }
MATCH (:Indicator {id: $indicator})<-[:OF_INDICATOR|OBSERVES]-(x)
OPTIONAL MATCH (y)-[:SETS]->(x)
RETURN labels(x)[0] AS label, x.id AS thing, x.name AS name, x.period AS period, x.line AS line, labels(y)[0] AS set_by_label,
       y.id AS set_by, y.name AS set_by_name
ORDER BY label, period, thing, set_by
