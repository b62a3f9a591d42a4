// title = { zh = "没有资金的任务", en = "Tasks without a fund" }
// description = { zh = "规划没有写明任何资金来源的任务（含其专栏工程）。", en = "Tasks for which the plan names no fund, neither in the task nor in a project of it." }
// limit = 500
// [parameters]
// plan = { type = "node", nodes = ["Policy"], optional = true, label = { zh = "规划", en = "plan" } }
// [phrases]
// zh = ["没有资金的任务", "哪些任务没有资金", "任务缺资金", "没有经费来源的任务", "{plan}哪些任务没有资金", "规划中哪些任务没有安排资金", "哪些任务没写钱从哪里来"]
// en = ["tasks without a fund", "which tasks have no fund", "tasks without money", "unfunded tasks", "tasks of {plan} without a fund", "which tasks of the plan have no money", "tasks of the plan that no fund pays for"]
// [columns]
// task = { label = { zh = "任务", en = "task" }, links = "Task" }
// task_name = { label = { zh = "任务名称", en = "name of the task" } }
// line = { label = { zh = "行号", en = "line" } }
MATCH (t:Task {level: 'subtask'})
WHERE NOT EXISTS { MATCH (:Fund)-[:SUPPORTS]->(t) }
  AND ($plan IS NULL OR t.id STARTS WITH $plan + '/')
  AND NOT EXISTS { MATCH (p:Project)-[:PART_OF]->(t) MATCH (:Fund)-[:SUPPORTS]->(p) }
RETURN t.id AS task, t.name AS task_name, t.line AS line
ORDER BY split(task, '/')[0], line, task
