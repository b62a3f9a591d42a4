// title = { zh = "某年到期的目标", en = "Targets due in a year" }
// description = { zh = "期限在该年的目标；可只看目标值为某数的。", en = "Targets with that deadline; those of one value if asked." }
// limit = 2000
// opening = { zh = "{rows} 条目标在 {$year} 年到期。", en = "{rows} targets are due in {$year}." }
// [phrases]
// zh = ["{year}年到期的目标", "{year}年要实现什么目标", "到{year}年的目标", "哪些目标{year}年到期", "{year}年的目标有哪些", "{year}年的目标是什么", "哪些指标{year}年要达到{value}", "{year}年哪些指标的目标是{value}"]
// en = ["targets due in {year}", "what must be reached by {year}", "deadline {year}", "what are the targets for {year}", "targets for {year}", "targets to be met in {year}", "which indicators must reach {value} by {year}", "which targets for {year} are {value}"]
// [parameters]
// year = { type = "integer", kind = "year", label = { zh = "年份", en = "year" }, default = 2020 }
// value = { type = "number", kind = "number", optional = true, label = { zh = "目标值", en = "value to reach" } }
// [columns]
// target = { label = { zh = "目标", en = "target" }, links = "Target" }
// target_name = { label = { zh = "目标内容", en = "what is to be reached" } }
// indicator = { label = { zh = "指标", en = "indicator" }, links = "Indicator" }
// operator = { label = { zh = "比较", en = "operator" } }
// low = { label = { zh = "目标值", en = "value to reach" } }
// high = { label = { zh = "上限", en = "upper end" } }
// unit = { label = { zh = "单位", en = "unit" } }
// set_by_label = { label = { zh = "设定者类别", en = "kind of what sets it" } }
// set_by = { label = { zh = "设定者", en = "what sets it" } }
// set_by_name = { label = { zh = "设定者名称", en = "name of what sets it" } }
// line = { label = { zh = "行号", en = "line" } }
MATCH (t:Target {deadline: $year})-[:OF_INDICATOR]->(i:Indicator)
WHERE $value IS NULL OR t.low = $value OR t.high = $value
OPTIONAL MATCH (y)-[:SETS]->(t)
RETURN t.id AS target, t.name AS target_name, i.id AS indicator, t.operator AS operator, t.low AS low, t.high AS high,
       t.unit AS unit, labels(y)[0] AS set_by_label, y.id AS set_by, y.name AS set_by_name, t.line AS line
ORDER BY target, set_by
