// title = { zh = "没有点名机构的任务", en = "Tasks that name no body" }
// description = { zh = "任务条文中没有提到任何机构的任务。", en = "Tasks whose text names no organisation at all." }
// limit = 500
// [phrases]
// zh = ["没有负责机构的任务", "哪些任务没有牵头单位", "没有点名机构的任务", "没人负责的任务", "哪些任务没有写责任单位", "任务没有明确由谁负责"]
// en = ["tasks without a responsible body", "which tasks name no body", "tasks without an organisation", "nobody responsible"]
// [columns]
// task = { label = { zh = "任务", en = "task" }, links = "Task" }
// task_name = { label = { zh = "任务名称", en = "name of the task" } }
// line = { label = { zh = "行号", en = "line" } }
MATCH (t:Task {level: 'subtask'})-[:STATED_IN]->(s:Section)
WHERE NOT EXISTS { MATCH (s)-[:MENTIONS]->(:Organization) }
RETURN t.id AS task, t.name AS task_name, t.line AS line
ORDER BY split(task, '/')[0], line, task
