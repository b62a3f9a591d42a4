// title = { zh = "指标：基期、目标与类型", en = "Indicators with base, target and kind" }
// description = { zh = "主要指标表中的指标，附基期观测值、目标和口径；没有基期的如实留空。", en = "The indicators of the main table with their base values, target and kind; without a base it stays empty." }
// limit = 500
// [phrases]
// zh = ["主要指标", "指标和基期值", "指标表"]
// en = ["indicators with their base values", "table of indicators", "main indicators"]
// [columns]
// number = { label = { zh = "序号", en = "number" } }
// indicator_name = { label = { zh = "指标名称", en = "name of the indicator" } }
// indicator = { label = { zh = "指标", en = "indicator" }, links = "Indicator" }
// observation = { label = { zh = "基期值", en = "base value" } }
// observation_period = { label = { zh = "基期", en = "base period" } }
// region = { label = { zh = "地区", en = "region" }, links = "Region" }
// region_name = { label = { zh = "基期值所属地区", en = "region of the base value" } }
// operator = { label = { zh = "比较", en = "operator" } }
// low = { label = { zh = "目标值（下限）", en = "value or lower end" } }
// unit = { label = { zh = "单位", en = "unit" } }
// text = { label = { zh = "文字", en = "wording" } }
// period = { label = { zh = "时期", en = "period" } }
// basis = { label = { zh = "口径", en = "basis" } }
// line = { label = { zh = "行号", en = "line" } }
MATCH (t:Target)-[:OF_INDICATOR]->(i:Indicator)
WHERE i.number IS NOT NULL AND NOT t.id CONTAINS '@'
OPTIONAL MATCH (o:Observation)-[:OBSERVES]->(i)
OPTIONAL MATCH (o)-[:IN_REGION]->(r:Region)
RETURN i.number AS number, i.name AS indicator_name, i.id AS indicator, o.value AS observation,
       o.period AS observation_period, r.id AS region, r.name AS region_name, t.operator AS operator, t.low AS low, t.unit AS unit, t.text AS text,
       t.period AS period, t.basis AS basis, t.line AS line
ORDER BY number, line, region, observation_period
