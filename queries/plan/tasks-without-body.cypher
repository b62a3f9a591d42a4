// title = { zh = "没有点名机构的任务", en = "Tasks that name no body" }
// description = { zh = "任务条文中没有提到任何机构的任务。", en = "Tasks whose text names no organisation at all." }
// limit = 500
// [columns.task]
// label = { zh = "任务", en = "task" }
// links = "Task"
// [columns.task_name]
// label = { zh = "任务名称", en = "name of the task" }
// [columns.line]
// label = { zh = "行号", en = "line" }
MATCH (t:Task {level: 'subtask'})-[:STATED_IN]->(s:Section)
WHERE NOT EXISTS { MATCH (s)-[:MENTIONS]->(:Organization) }
RETURN t.id AS task, t.name AS task_name, t.line AS line
ORDER BY task
