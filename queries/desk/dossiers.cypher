// title = { zh = "办理事项清单", en = "Dossiers" }
// description = { zh = "某一流程、地区、年度的办理事项及其当前环节（最后一条环节记录）。", en = "Dossiers of a process, region or year with their present stage, that is, their last step." }
// limit = 2000
// [phrases]
// zh = ["{process}台账", "{process}清单", "{region}的{process}有哪些", "{year}年{process}台账", "{region}{year}年{process}"]
// en = ["ledger of {process}", "dossiers of {process} in {region}", "{process} dossiers"]
// [parameters]
// process = { type = "string", optional = true, values_from = "vocabulary:processes", label = { zh = "办理流程", en = "process" } }
// region = { type = "node", nodes = ["Region"], optional = true, label = { zh = "地区", en = "region" } }
// year = { type = "integer", optional = true, label = { zh = "年度", en = "year" } }
// [columns]
// dossier = { label = { zh = "办理事项", en = "dossier" }, links = "Dossier" }
// dossier_name = { label = { zh = "名称", en = "name" } }
// process = { label = { zh = "办理流程", en = "process" } }
// stage = { label = { zh = "当前环节", en = "present stage" } }
// since = { label = { zh = "到达日期", en = "reached on" } }
// due = { label = { zh = "应于", en = "due" } }
// amount = { label = { zh = "金额或数量", en = "amount" } }
// unit = { label = { zh = "单位", en = "unit" } }
// parties = { label = { zh = "当事方", en = "parties" } }
// synthetic = { label = { zh = "虚构数据", en = "made up for the demo" } }
MATCH (s:Step)-[:STEP_OF]->(d:Dossier)
WHERE ($process IS NULL OR d.process = $process) AND ($year IS NULL OR d.opened STARTS WITH toString($year)) AND ($region IS NULL OR EXISTS { MATCH (d)-[:IN_REGION]->(:Region)-[:PART_OF*0..3]->(:Region {id: $region}) })
WITH d, s ORDER BY s.date, s.id
WITH d, collect(s) AS steps
WITH d, steps[size(steps) - 1] AS last
OPTIONAL MATCH (d)-[p:PARTY]->(o:Organization)
WITH d, last, p, o ORDER BY p.role, o.name
WITH d, last, collect(p.role + '：' + o.name) AS parties
RETURN d.id AS dossier, d.name AS dossier_name, d.process AS process, last.stage AS stage, last.date AS since,
       CASE WHEN d.closed IS NULL THEN last.due END AS due, d.amount AS amount, d.unit AS unit, parties AS parties, d.synthetic AS synthetic
ORDER BY since DESC, dossier
