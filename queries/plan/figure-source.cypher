// title = { zh = "一个数字的出处", en = "Where a figure is from" }
// description = { zh = "数值等于所问数字的观测值和目标：指标、时期、出处、行号、原文；可限定指标和时期。", en = "Observations and targets with the value asked for: indicator, period, source, line and wording, of an indicator or period if asked." }
// limit = 200
// opening = { zh = "{rows} 处用到这个数字。", en = "{rows} figures with that value." }
// [phrases]
// zh = ["{indicator}{value}的出处是什么", "{value}这个数字是哪来的", "{period}{indicator}{value}的来源", "{value}从哪里来", "{indicator}{value}出自哪里", "哪里写了{indicator}{value}"]
// en = ["where is the figure {value} from", "source of the {indicator} of {value}", "where does {value} for {indicator} come from", "who says {indicator} is {value}"]
// [parameters]
// value = { type = "number", kind = "number", label = { zh = "数值", en = "value" } }
// indicator = { type = "node", nodes = ["Indicator"], optional = true, label = { zh = "指标", en = "indicator" } }
// period = { type = "string", kind = "period", optional = true, label = { zh = "年份或时期", en = "year or period" } }
// [columns]
// indicator = { label = { zh = "指标", en = "indicator" }, links = "Indicator" }
// label = { label = { zh = "类别", en = "target or observation" } }
// thing = { label = { zh = "标识", en = "id" } }
// region_name = { label = { zh = "地区名称", en = "name of the region" } }
// period = { label = { zh = "时期", en = "period" } }
// value = { label = { zh = "数值", en = "value" } }
// unit = { label = { zh = "单位", en = "unit" } }
// reference = { label = { zh = "见于", en = "seen in" } }
// confidence = { label = { zh = "可信度", en = "how far verified" } }
// line = { label = { zh = "行号", en = "line" } }
// quote = { label = { zh = "原文片段", en = "quote" } }
// sources = { label = { zh = "出处", en = "sources" } }
MATCH (i:Indicator)<-[:OF_INDICATOR|OBSERVES]-(x)
WHERE (x.value = $value OR x.low = $value OR x.high = $value)
  AND ($indicator IS NULL OR i.id = $indicator)
  AND ($period IS NULL OR x.period = $period OR x.period STARTS WITH $period)
OPTIONAL MATCH (x)-[:IN_REGION]->(r:Region)
RETURN i.id AS indicator, labels(x)[0] AS label, x.id AS thing, r.name AS region_name, x.period AS period, coalesce(x.value, x.low) AS value,
       x.unit AS unit, x.reference AS reference, x.confidence AS confidence, x.line AS line, x.quote AS quote, x.sources AS sources
ORDER BY indicator, label, period, thing
