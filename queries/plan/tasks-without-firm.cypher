// title = { zh = "所涉产业没有企业的任务", en = "Tasks without any firm in their industry" }
// description = { zh = "任务涉及的产业（含下位产业和相近国民经济行业）在图中一家企业也没有。只说明图中没有，不说明实际没有。", en = "Tasks whose industries, narrower ones and close GB/T 4754 classes included, have no firm in the graph. It tells of the graph, not of the world." }
// limit = 500
// [phrases]
// zh = ["哪些任务没有企业承担", "任务所在产业没有任何企业", "没有企业的任务", "哪些任务的产业里没有企业"]
// en = ["tasks without any firm", "tasks whose industry has no firm", "which tasks have no company in their industry"]
// [columns]
// task = { label = { zh = "任务", en = "task" }, links = "Task" }
// task_name = { label = { zh = "任务名称", en = "name of the task" } }
// industries = { label = { zh = "所涉产业", en = "its industries" } }
// line = { label = { zh = "行号", en = "line" } }
MATCH (t:Task {level: 'subtask'})-[:COVERS]->(i:Industry)
WITH t, i, CASE
  WHEN EXISTS { MATCH (i)<-[:BROADER*0..2]-(:Industry)<-[:ACTIVE_IN]-(:Enterprise) } THEN 1
  WHEN EXISTS { MATCH (i)-[:CLOSE_MATCH]->(:IndustryClass)<-[:BROADER*0..3]-(:IndustryClass)<-[:ACTIVE_IN]-(:Enterprise) } THEN 1
  ELSE 0 END AS filled
ORDER BY i.id
WITH t, sum(filled) AS filled, collect(i.name) AS industries
WHERE filled = 0
RETURN t.id AS task, t.name AS task_name, industries AS industries, t.line AS line
ORDER BY split(task, '/')[0], line, task
