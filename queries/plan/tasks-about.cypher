// title = { zh = "与某主题有关的任务", en = "Tasks about a topic" }
// description = { zh = "名称、所涉产业或条文提到的事物含有该词的任务和专栏工程。", en = "Tasks and projects whose name, industries or things they mention hold the words." }
// limit = 500
// opening = { zh = "{thing} 项任务和工程有关。", en = "{thing} tasks and projects have to do with it." }
// [phrases]
// zh = ["哪些任务跟{words}有关", "关于{words}的任务", "{words}方面有什么措施", "规划在{words}方面做什么", "{words}的任务有哪些", "涉及{words}的任务", "规划对{words}有什么安排", "规划怎么加强{words}", "哪些任务跟{industries}有关", "涉及{industries}的任务", "和{industries}有关的任务有哪些"]
// en = ["tasks about {words}", "which tasks have to do with {words}", "measures on {words}", "what does the plan do about {words}", "tasks related to {words}", "which tasks have to do with {industries}", "tasks related to {industries}"]
// [parameters]
// industries = { type = "node", nodes = ["Industry"], several = true, optional = true, label = { zh = "产业", en = "industries" } }
// words = { type = "string", kind = "words", optional = true, label = { zh = "主题词", en = "words" } }
// [columns]
// label = { label = { zh = "类别", en = "kind of thing" } }
// thing = { label = { zh = "标识", en = "id" } }
// name = { label = { zh = "名称", en = "name" } }
// through = { label = { zh = "凭什么有关", en = "through what" } }
// line = { label = { zh = "行号", en = "line" } }
OPTIONAL MATCH (a:Task)
WITH collect(a) AS tasks
OPTIONAL MATCH (b:Project)
WITH tasks, collect(b) AS projects
UNWIND tasks + projects AS t
OPTIONAL MATCH (t)-[:COVERS]->(i:Industry)
WHERE i.id IN $industries OR i.name CONTAINS $words OR EXISTS { MATCH (i)-[:BROADER*1..3]->(w:Industry) WHERE w.id IN $industries }
WITH t, i ORDER BY i.id
WITH t, collect(i.name) AS industries
OPTIONAL MATCH (t)-[:STATED_IN]->(:Section)-[:MENTIONS]->(x)
WHERE x.name CONTAINS $words
WITH t, industries, x ORDER BY x.id
WITH t, industries, collect(DISTINCT x.name) AS things
WITH t, CASE WHEN t.name CONTAINS $words THEN [t.name] ELSE [] END + industries + things AS through
WHERE size(through) > 0
RETURN labels(t)[0] AS label, t.id AS thing, t.name AS name, through AS through, t.line AS line
ORDER BY label DESC, split(thing, '/')[0], line, thing
