// title = { zh = "从目标到事项", en = "From a target to its dossiers" }
// description = { zh = "一个指标的目标、设定它的任务、任务涉及的产业、台账事项和材料。", en = "The targets of an indicator, the tasks that set them, the industries of these, their dossiers and documents." }
// limit = 2000
// [phrases]
// zh = ["{indicator}怎么落实", "{indicator}落实到哪些事项", "从{indicator}到事项"]
// en = ["how is {indicator} carried out", "from {indicator} to dossiers"]
// [parameters]
// indicator = { type = "node", nodes = ["Indicator"], label = { zh = "指标", en = "indicator" } }
// [columns]
// target = { label = { zh = "目标", en = "target" }, links = "Target" }
// target_name = { label = { zh = "目标内容", en = "what is to be reached" } }
// task = { label = { zh = "任务", en = "task" }, links = "Task" }
// task_name = { label = { zh = "任务名称", en = "name of the task" } }
// industries = { label = { zh = "产业", en = "industries" } }
// dossier = { label = { zh = "台账事项", en = "dossier" }, links = "Dossier" }
// stage = { label = { zh = "当前环节", en = "present stage" } }
// documents = { label = { zh = "材料", en = "documents" } }
MATCH (t:Target)-[:OF_INDICATOR]->(:Indicator {id: $indicator})
OPTIONAL MATCH (x)-[:SETS]->(t)
OPTIONAL MATCH (x)-[:PART_OF*0..1]->(k:Task)
WITH t, k ORDER BY k.id
OPTIONAL MATCH (k)-[:COVERS]->(i:Industry)
WITH t, k, i ORDER BY i.name
WITH t, k, collect(DISTINCT i.name) AS industries
OPTIONAL MATCH (d:Dossier)-[:UNDER]->(k)
OPTIONAL MATCH (s:Step)-[:STEP_OF]->(d)
OPTIONAL MATCH (m:Document)-[:EVIDENCES]->(s)
WITH t, k, industries, d, s, m ORDER BY s.date, s.id, m.name
WITH t, k, industries, d, collect(DISTINCT s.stage) AS stages, collect(DISTINCT m.name) AS documents
RETURN t.id AS target, t.name AS target_name, k.id AS task, k.name AS task_name, industries AS industries, d.id AS dossier,
       CASE WHEN size(stages) > 0 THEN stages[size(stages) - 1] END AS stage, documents AS documents
ORDER BY target, task, dossier
