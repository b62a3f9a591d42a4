// title = { zh = "专栏工程及其任务、资金、目标", en = "Projects with their task, funds and targets" }
// description = { zh = "规划的专栏工程：属于哪项任务，有哪些资金，定了几个目标。", en = "The projects in the boxes of a plan: the task they belong to, their funds, and how many targets they set." }
// limit = 500
// [phrases]
// zh = ["专栏工程有哪些", "规划的重点工程", "所有专栏", "工程项目清单"]
// en = ["projects of the plan", "list of projects", "the boxes of the plan"]
// [columns]
// project = { label = { zh = "专栏工程", en = "project" }, links = "Project" }
// number = { label = { zh = "编号", en = "number" } }
// project_name = { label = { zh = "工程名称", en = "name of the project" } }
// task = { label = { zh = "任务", en = "task" }, links = "Task" }
// task_name = { label = { zh = "任务名称", en = "name of the task" } }
// funds = { label = { zh = "资金", en = "funds" } }
// targets = { label = { zh = "目标数", en = "targets" } }
// line = { label = { zh = "行号", en = "line" } }
MATCH (p:Project)
OPTIONAL MATCH (p)-[:PART_OF]->(t:Task)
OPTIONAL MATCH (f:Fund)-[:SUPPORTS]->(p)
WITH p, t, f ORDER BY f.id
WITH p, t, collect(f.name) AS funds
OPTIONAL MATCH (p)-[:SETS]->(g:Target)
RETURN p.id AS project, p.number AS number, p.name AS project_name, t.id AS task, t.name AS task_name, funds AS funds,
       count(g) AS targets, p.line AS line
ORDER BY split(project, '/')[0], line, project, task
