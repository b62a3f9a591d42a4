// title = { zh = "全部目标及其原文行", en = "Targets with their lines" }
// description = { zh = "规划定下的每一个目标：比较方式、数值、单位、期限、口径，以及所在章节和行。", en = "Every target of the loaded plans with operator, value, unit, deadline, basis, section and line." }
// limit = 2000
// [parameters]
// plan = { type = "node", nodes = ["Policy"], optional = true, label = { zh = "规划", en = "plan" } }
// [phrases]
// zh = ["全部目标", "所有目标", "目标清单", "目标在原文第几行", "{plan}的目标", "{plan}定下哪些目标"]
// en = ["all targets", "targets with their lines", "list of targets", "targets of {plan}"]
// [columns]
// target = { label = { zh = "目标", en = "target" }, links = "Target" }
// target_name = { label = { zh = "目标内容", en = "what is to be reached" } }
// indicator = { label = { zh = "指标", en = "indicator" }, links = "Indicator" }
// operator = { label = { zh = "比较", en = "operator" } }
// low = { label = { zh = "目标值（下限）", en = "value or lower end" } }
// high = { label = { zh = "上限", en = "upper end" } }
// unit = { label = { zh = "单位", en = "unit" } }
// deadline = { label = { zh = "期限", en = "deadline" } }
// period = { label = { zh = "时期", en = "period" } }
// basis = { label = { zh = "口径", en = "basis" } }
// section = { label = { zh = "章节", en = "section" }, links = "Section" }
// line = { label = { zh = "行号", en = "line" } }
// sources = { label = { zh = "出处", en = "sources" } }
MATCH (t:Target)-[:OF_INDICATOR]->(i:Indicator)
MATCH (t)-[:STATED_IN]->(s:Section)
WHERE $plan IS NULL OR s.id STARTS WITH $plan + '/'
RETURN t.id AS target, t.name AS target_name, i.id AS indicator, t.operator AS operator, t.low AS low, t.high AS high,
       t.unit AS unit, t.deadline AS deadline, t.period AS period, t.basis AS basis, s.id AS section, t.line AS line,
       t.sources AS sources
ORDER BY section, line, target
