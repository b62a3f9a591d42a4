// title = { zh = "同一指标的不同表述", en = "Targets that repeat an indicator, and how they differ" }
// description = { zh = "指标表与正文或专栏对同一指标的表述，逐项列出比较方式、数值和口径的差异。", en = "Where the text or a box repeats an indicator of the table: operator, value and basis side by side." }
// limit = 500
// [phrases]
// zh = ["同一指标的不同表述", "重复的目标", "目标前后不一致"]
// en = ["targets that repeat an indicator", "repeated targets", "targets stated twice"]
// [columns]
// indicator = { label = { zh = "指标", en = "indicator" }, links = "Indicator" }
// indicator_name = { label = { zh = "指标名称", en = "name of the indicator" } }
// table_value = { label = { zh = "主要指标表", en = "in the table" } }
// table_basis = { label = { zh = "表中口径", en = "basis in the table" } }
// box_section = { label = { zh = "正文章节", en = "section there" }, links = "Section" }
// box_operator = { label = { zh = "正文比较", en = "operator there" } }
// box_value = { label = { zh = "正文或专栏", en = "in the text or a box" } }
// box_basis = { label = { zh = "正文口径", en = "basis there" } }
// difference = { label = { zh = "差异", en = "difference" } }
MATCH (a:Target)-[:OF_INDICATOR]->(i:Indicator)<-[:OF_INDICATOR]-(b:Target)
MATCH (b)-[:STATED_IN]->(s:Section)
WHERE NOT a.id CONTAINS '@' AND a.id <> b.id AND b.line > a.line AND split(a.id, '/')[0] = split(b.id, '/')[0]
RETURN i.id AS indicator, i.name AS indicator_name, a.low AS table_value, a.basis AS table_basis, s.id AS box_section,
       b.operator AS box_operator, b.low AS box_value, b.basis AS box_basis,
       CASE WHEN a.operator = b.operator AND a.low = b.low AND a.basis = b.basis THEN 'same'
            WHEN a.low <> b.low THEN 'value'
            WHEN a.basis <> b.basis THEN 'basis'
            ELSE 'operator' END AS difference
ORDER BY indicator, box_section
