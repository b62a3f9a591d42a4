// title = { zh = "一个指标的观测值", en = "Values of an indicator" }
// description = { zh = "指标在各地各时期的观测值，带出处、可信度和说明。", en = "What was observed of an indicator, by region and period, with reference, confidence and what must be said with it." }
// limit = 2000
// [phrases]
// zh = ["{indicator}是多少", "{indicator}的数值", "{indicator}历年数据", "{indicator}的观测值"]
// en = ["values of {indicator}", "how high is {indicator}", "observations of {indicator}", "figures for {indicator}"]
// [parameters]
// indicator = { type = "node", nodes = ["Indicator"], label = { zh = "指标", en = "indicator" } }
// [columns]
// observation = { label = { zh = "观测", en = "observation" }, links = "Observation" }
// region = { label = { zh = "地区", en = "region" }, links = "Region" }
// region_name = { label = { zh = "地区名称", en = "name of the region" } }
// period = { label = { zh = "时期", en = "period" } }
// value = { label = { zh = "数值", en = "value" } }
// unit = { label = { zh = "单位", en = "unit" } }
// confidence = { label = { zh = "可信度", en = "how far verified" } }
// reference = { label = { zh = "见于", en = "seen in" } }
// marks = { label = { zh = "说明", en = "what must be said with it" } }
MATCH (:Indicator {id: $indicator})<-[:OBSERVES]-(o:Observation)-[:IN_REGION]->(r:Region)
RETURN o.id AS observation, r.id AS region, r.name AS region_name, o.period AS period, o.value AS value, o.unit AS unit,
       o.confidence AS confidence, o.reference AS reference, o.marks AS marks
ORDER BY region, period, observation
