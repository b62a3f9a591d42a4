// title = { zh = "各环节的事项数", en = "Dossiers by stage" }
// description = { zh = "某一流程停留在各环节的事项数与金额；同一单位的金额才相加。", en = "How many dossiers of a process stand at each stage, and their amounts by unit." }
// limit = 500
// [phrases]
// zh = ["{process}各环节有多少", "{process}进展到哪一步", "{process}进度", "{region}{process}各环节有多少"]
// en = ["{process} by stage", "how far are {process} dossiers", "funnel of {process}"]
// [parameters]
// process = { type = "string", values_from = "vocabulary:processes", label = { zh = "办理流程", en = "process" } }
// region = { type = "node", nodes = ["Region"], optional = true, label = { zh = "地区", en = "region" } }
// [columns]
// stage = { label = { zh = "当前环节", en = "present stage" } }
// dossiers = { label = { zh = "事项数", en = "dossiers" } }
// amount = { label = { zh = "金额或数量合计", en = "sum of amounts" } }
// unit = { label = { zh = "单位", en = "unit" } }
// overdue = { label = { zh = "超期", en = "overdue" } }
// synthetic = { label = { zh = "虚构数据", en = "made up for the demo" } }
MATCH (s:Step)-[:STEP_OF]->(d:Dossier)
WHERE d.process = $process AND ($region IS NULL OR EXISTS { MATCH (d)-[:IN_REGION]->(:Region)-[:PART_OF*0..3]->(:Region {id: $region}) })
WITH d, s ORDER BY s.date, s.id
WITH d, collect(s) AS steps
WITH d, steps[size(steps) - 1] AS last
RETURN last.stage AS stage, count(d) AS dossiers, sum(d.amount) AS amount, d.unit AS unit,
       sum(CASE WHEN d.closed IS NULL AND last.due < toString(date()) THEN 1 ELSE 0 END) AS overdue, d.synthetic AS synthetic
ORDER BY dossiers DESC, stage, unit
