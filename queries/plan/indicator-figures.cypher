// title = { zh = "一个指标的目标和实际数值", en = "Targets and values of an indicator" }
// description = { zh = "指标的目标（数值、单位、期限、原文和行号）与观测值（时期、数值、出处）放在一起；可只看某些年份或时期，可按地区；只有那些年份的数值而没有目标时，其他期限的目标照列。", en = "The targets of an indicator with value, unit, deadline, wording and line, beside its observed values with period and source; for some years or one region if asked; where those years have values and no target, the targets with another deadline stand beside them." }
// limit = 500
// opening = { zh = "{indicator} 个指标，{rows} 条目标和数值。", en = "{indicator} indicators, {rows} targets and values." }
// [phrases]
// zh = ["{indicators}目标是多少，现在到了多少", "{indicators}的目标是多少", "{indicators}目标多少", "{indicators}实际是多少", "{indicators}{period}的目标比{period}的水平高多少", "{indicators}在规划第几行", "{indicators}各是多少", "{indicators}规划和报道说的一样吗", "要组织多少次{indicators}", "要建多少所{indicators}", "{indicators}要达到多少", "{indicators}{period}是多少", "{indicators}写在第几行", "{indicators}现状和目标", "{indicators}的目标和现在的差距", "{region}的{indicators}是多少", "{indicators}指标要求", "{indicators}{period}达到多少", "{indicators}{period}要到百分之几在第几行", "规划定的{indicators}目标和公布的实际数各是多少", "{region}{indicators}", "{indicators}从{period}到{period}怎么变化", "{indicators}完成得怎么样", "要培养多少{indicators}", "要培育多少家{indicators}", "{region}{period}提交了多少{indicators}"]
// en = ["what is the target for {indicators}", "what is the target for {indicators} and where does it stand", "target and value of {indicators}", "how many {indicators} are planned", "{indicators} in {period}", "how far is {indicators} from its target", "on which line is {indicators}", "what was {indicators} in {region} in {period}", "{indicators} target against today", "{indicators} planned and actual figure", "{indicators} of {region}", "which value of {indicators} does the plan set for {period}", "how many {indicators} did {region} file in {period}", "how many {indicators} were filed in {region} in {period}", "how many {indicators} did {region} have"]
// [parameters]
// indicators = { type = "node", nodes = ["Indicator"], several = true, label = { zh = "指标", en = "indicators" } }
// period = { type = "string", kind = "period", several = true, optional = true, label = { zh = "年份或时期", en = "years or periods" } }
// region = { type = "node", nodes = ["Region"], optional = true, label = { zh = "地区", en = "region" } }
// [columns]
// indicator = { label = { zh = "指标", en = "indicator" }, links = "Indicator" }
// indicator_name = { label = { zh = "指标名称", en = "name of the indicator" } }
// label = { label = { zh = "类别", en = "target or observation" } }
// thing = { label = { zh = "标识", en = "id" } }
// region = { label = { zh = "地区", en = "region" }, links = "Region" }
// region_name = { label = { zh = "地区名称", en = "name of the region" } }
// period = { label = { zh = "时期", en = "period" } }
// operator = { label = { zh = "比较", en = "operator" } }
// value = { label = { zh = "数值", en = "value" } }
// high = { label = { zh = "上限", en = "upper end" } }
// unit = { label = { zh = "单位", en = "unit" } }
// basis = { label = { zh = "口径", en = "basis" } }
// line = { label = { zh = "行号", en = "line" } }
// quote = { label = { zh = "原文片段", en = "quote" } }
// confidence = { label = { zh = "可信度", en = "how far verified" } }
// reference = { label = { zh = "见于", en = "seen in" } }
// others = { label = { zh = "其他来源的说法", en = "what other sources say" } }
// sources = { label = { zh = "出处", en = "sources" } }
MATCH (i:Indicator)<-[:OF_INDICATOR|OBSERVES]-(x)
WHERE i.id IN $indicators
  AND ($period IS NULL OR x.period IN $period OR toString(x.deadline) IN $period OR any(p IN $period WHERE x.period STARTS WITH p)
       OR x:Target AND EXISTS { MATCH (i)<-[:OBSERVES]-(o) WHERE o.period IN $period }
          AND NOT EXISTS { MATCH (i)<-[:OF_INDICATOR]-(t:Target) WHERE t.period IN $period OR toString(t.deadline) IN $period })
OPTIONAL MATCH (x)-[:IN_REGION]->(r:Region)
WITH i, x, r
WHERE $region IS NULL OR r.id = $region OR x:Target
OPTIONAL MATCH (c:Clash {disputed: 'value'})-[:DISPUTES]->(x)
WITH i, x, r, c ORDER BY c.id
WITH i, x, r, collect(c.other + '（' + c.other_by + '）') AS others
RETURN i.id AS indicator, i.name AS indicator_name, labels(x)[0] AS label, x.id AS thing, r.id AS region, r.name AS region_name,
       x.period AS period, x.operator AS operator, coalesce(x.low, x.value) AS value, x.high AS high, x.unit AS unit, x.basis AS basis,
       x.line AS line, x.quote AS quote, x.confidence AS confidence, x.reference AS reference, others AS others, x.sources AS sources
ORDER BY indicator, label DESC, region, period, thing
