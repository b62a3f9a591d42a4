// title = { zh = "任务台账", en = "Ledger of tasks" }
// description = { zh = "规划的每项任务及其台账：牵头单位、当前环节、期限和材料；没有台账的任务留空。", en = "Every task of a plan with its ledger: lead body, present stage, due day and documents; empty where nothing is recorded." }
// limit = 1000
// [phrases]
// zh = ["任务台账", "任务完成情况", "各项任务进展如何", "{plan}任务台账", "哪些任务没人管"]
// en = ["ledger of tasks", "how far are the tasks", "tasks of {plan} and their state"]
// [parameters]
// plan = { type = "node", nodes = ["Policy"], optional = true, label = { zh = "规划", en = "plan" } }
// [columns]
// task = { label = { zh = "任务", en = "task" }, links = "Task" }
// task_name = { label = { zh = "任务名称", en = "name of the task" } }
// line = { label = { zh = "行号", en = "line" } }
// bodies = { label = { zh = "责任单位", en = "bodies" } }
// dossiers = { label = { zh = "台账事项", en = "dossiers" } }
// stage = { label = { zh = "最近环节", en = "latest stage" } }
// since = { label = { zh = "到达日期", en = "reached on" } }
// due = { label = { zh = "应于", en = "due" } }
// documents = { label = { zh = "材料", en = "documents" } }
MATCH (t:Task {level: 'subtask'})
WHERE $plan IS NULL OR t.id STARTS WITH $plan + '/'
OPTIONAL MATCH (t)-[:LED_BY]->(b:Organization)
WITH t, b ORDER BY b.name
WITH t, collect(b.name) AS named
OPTIONAL MATCH (d:Dossier {process: 'task'})-[:UNDER]->(t)
OPTIONAL MATCH (d)-[p:PARTY]->(o:Organization)
WITH t, named, d, p, o ORDER BY p.role, o.name
WITH t, named, collect(DISTINCT p.role + '：' + o.name) AS parties, collect(DISTINCT d.id) AS dossiers
WITH t, named + parties AS bodies, dossiers
OPTIONAL MATCH (s:Step)-[:STEP_OF]->(x:Dossier {process: 'task'})-[:UNDER]->(t)
OPTIONAL MATCH (m:Document)-[:EVIDENCES]->(s)
WITH t, bodies, dossiers, s, m ORDER BY s.date, s.id, m.name
WITH t, bodies, dossiers, collect(DISTINCT s) AS steps, collect(DISTINCT m.name) AS documents
WITH t, bodies, dossiers, documents, CASE WHEN size(steps) > 0 THEN steps[size(steps) - 1] END AS last
RETURN t.id AS task, t.name AS task_name, t.line AS line, bodies AS bodies, dossiers AS dossiers, last.stage AS stage, last.date AS since, last.due AS due, documents AS documents
ORDER BY split(task, '/')[0], line, task
