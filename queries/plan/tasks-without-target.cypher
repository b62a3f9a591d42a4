// title = { zh = "没有目标的任务", en = "Tasks without a target" }
// description = { zh = "任务本身及其专栏都没有定下数值目标的任务。", en = "Tasks that set no target, neither themselves nor through a project in their box." }
// limit = 500
// [phrases]
// zh = ["没有目标的任务", "哪些任务没有目标", "没有指标的任务", "没有量化目标的任务"]
// en = ["tasks without a target", "which tasks have no target", "tasks without a figure"]
// [columns]
// task = { label = { zh = "任务", en = "task" }, links = "Task" }
// task_name = { label = { zh = "任务名称", en = "name of the task" } }
// level = { label = { zh = "层级", en = "level" } }
// line = { label = { zh = "行号", en = "line" } }
MATCH (t:Task {level: 'subtask'})
WHERE NOT EXISTS { MATCH (t)-[:SETS]->(:Target) }
  AND NOT EXISTS { MATCH (p:Project)-[:PART_OF]->(t) MATCH (p)-[:SETS]->(:Target) }
RETURN t.id AS task, t.name AS task_name, t.level AS level, t.line AS line
ORDER BY split(task, '/')[0], line, task
