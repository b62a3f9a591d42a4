// title = { zh = "一个机构的任务", en = "Tasks of a body" }
// description = { zh = "规划中由该机构负责，或条文点了该机构名的任务、专栏和章节，附行号。", en = "Tasks, projects and sections of the plans that the body leads or that name it, with lines." }
// limit = 500
// opening = { zh = "{rows} 处提到{$organization}，其中写明由其负责的 {led} 处。", en = "{rows} places name {$organization}; in {led} of them it is in charge." }
// [phrases]
// zh = ["{organization}负责哪些任务", "{organization}的任务", "规划要{organization}做什么", "{organization}牵头的任务", "哪些任务点了{organization}的名", "{organization}要承担什么工作", "规划里哪里提到{organization}", "{organization}的职责"]
// en = ["tasks of {organization}", "what is {organization} responsible for", "which tasks does {organization} lead", "what does the plan ask of {organization}", "which tasks name {organization}"]
// [parameters]
// organization = { type = "node", nodes = ["Organization"], label = { zh = "机构", en = "body" } }
// [columns]
// body = { label = { zh = "机构", en = "body" }, links = "Organization" }
// body_name = { label = { zh = "机构名称", en = "name of the body" } }
// relation = { label = { zh = "关系", en = "relation" } }
// led = { label = { zh = "由其负责", en = "in charge" } }
// label = { label = { zh = "类别", en = "kind of thing" } }
// thing = { label = { zh = "标识", en = "id" } }
// name = { label = { zh = "名称", en = "name" } }
// line = { label = { zh = "行号", en = "line" } }
MATCH (o:Organization {id: $organization})<-[m:MENTIONS|LED_BY|ASSIGNED_TO]-(x)
OPTIONAL MATCH (t:Task)-[:STATED_IN]->(x)
WITH o, m, coalesce(t, x) AS x
RETURN DISTINCT o.id AS body, o.name AS body_name, type(m) AS relation, CASE WHEN type(m) <> 'MENTIONS' THEN true END AS led,
       labels(x)[0] AS label, x.id AS thing, x.name AS name, coalesce(m.line, x.line) AS line
ORDER BY led, line, thing
