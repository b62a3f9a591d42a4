// title = { zh = "全部目标及其原文行", en = "Targets with their lines" }
// description = { zh = "规划定下的每一个目标：比较方式、数值、单位、期限、口径，以及所在章节和行。", en = "Every target of the loaded plans with operator, value, unit, deadline, basis, section and line." }
// limit = 2000
// [columns.target]
// label = { zh = "目标", en = "target" }
// links = "Target"
// [columns.target_name]
// label = { zh = "目标内容", en = "what is to be reached" }
// [columns.indicator]
// label = { zh = "指标", en = "indicator" }
// links = "Indicator"
// [columns.operator]
// label = { zh = "比较", en = "operator" }
// [columns.low]
// label = { zh = "目标值（下限）", en = "value or lower end" }
// [columns.high]
// label = { zh = "上限", en = "upper end" }
// [columns.unit]
// label = { zh = "单位", en = "unit" }
// [columns.deadline]
// label = { zh = "期限", en = "deadline" }
// [columns.period]
// label = { zh = "时期", en = "period" }
// [columns.basis]
// label = { zh = "口径", en = "basis" }
// [columns.section]
// label = { zh = "章节", en = "section" }
// links = "Section"
// [columns.line]
// label = { zh = "行号", en = "line" }
// [columns.sources]
// label = { zh = "出处", en = "sources" }
MATCH (t:Target)-[:OF_INDICATOR]->(i:Indicator)
MATCH (t)-[:STATED_IN]->(s:Section)
RETURN t.id AS target, t.name AS target_name, i.id AS indicator, t.operator AS operator, t.low AS low, t.high AS high,
       t.unit AS unit, t.deadline AS deadline, t.period AS period, t.basis AS basis, s.id AS section, t.line AS line,
       t.sources AS sources
ORDER BY section, line, target
