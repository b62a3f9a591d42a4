// title = { zh = "超期事项", en = "Overdue dossiers" }
// description = { zh = "未办结且超过当前环节时限的事项，超期最久的在前。", en = "Open dossiers that stay at a stage longer than its limit, the longest overdue first." }
// limit = 1000
// [phrases]
// zh = ["超期事项", "哪些事项超期", "超期的{process}", "{region}超期事项", "卡住的项目", "哪些项目卡住了"]
// en = ["overdue dossiers", "what is overdue", "overdue {process} dossiers", "stuck projects"]
// [parameters]
// process = { type = "string", optional = true, values_from = "vocabulary:processes", label = { zh = "办理流程", en = "process" } }
// region = { type = "node", nodes = ["Region"], optional = true, label = { zh = "地区", en = "region" } }
// today = { type = "string", optional = true, label = { zh = "以哪天为今天（不填即当天）", en = "the day taken for today (today by default)" } }
// [columns]
// dossier = { label = { zh = "办理事项", en = "dossier" }, links = "Dossier" }
// dossier_name = { label = { zh = "名称", en = "name" } }
// process = { label = { zh = "办理流程", en = "process" } }
// stage = { label = { zh = "当前环节", en = "present stage" } }
// since = { label = { zh = "到达日期", en = "reached on" } }
// due = { label = { zh = "应于", en = "due" } }
// synthetic = { label = { zh = "虚构数据", en = "made up for the demo" } }
MATCH (s:Step)-[:STEP_OF]->(d:Dossier)
WHERE d.closed IS NULL AND ($process IS NULL OR d.process = $process) AND ($region IS NULL OR EXISTS { MATCH (d)-[:IN_REGION]->(:Region)-[:PART_OF*0..3]->(:Region {id: $region}) })
WITH d, s ORDER BY s.date, s.id
WITH d, collect(s) AS steps
WITH d, steps[size(steps) - 1] AS last
WITH d, last
WHERE last.due < coalesce($today, toString(date()))
RETURN d.id AS dossier, d.name AS dossier_name, d.process AS process, last.stage AS stage, last.date AS since, last.due AS due, d.synthetic AS synthetic
ORDER BY due, dossier
