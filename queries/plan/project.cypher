// title = { zh = "一项专栏工程", en = "One project of the plan" }
// description = { zh = "按编号或名称找一项专栏工程：所属任务、目标、资金、涉及的产业和地区、提到的机构和平台，各附行号。", en = "One project by number or name: its task, targets, funds, industries and regions, and the bodies and platforms that it names, each with its line." }
// limit = 500
// opening = { zh = "专栏{first:number}：{first:project_name}。", en = "Box {first:number}: {first:project_name}." }
// [phrases]
// zh = ["{project}", "{project}的内容", "{project}是什么", "{project}讲了什么", "{project}覆盖哪些领域", "{project}有哪些目标", "{project}涉及哪些产业", "{project}包括什么", "{project}由谁负责", "介绍{project}", "{project}依托哪些机构", "{project}有哪些资金支持", "{project}涉及哪些地区和机构"]
// en = ["{project}", "what is in {project}", "what does {project} cover", "targets of {project}", "tell me about {project}", "which fields does {project} cover", "which funds support {project}", "which places and bodies does {project} name"]
// [parameters]
// project = { type = "node", nodes = ["Project"], label = { zh = "专栏工程", en = "project" } }
// [columns]
// project = { label = { zh = "专栏工程", en = "project" }, links = "Project" }
// number = { label = { zh = "编号", en = "number" } }
// project_name = { label = { zh = "工程名称", en = "name of the project" } }
// relation = { label = { zh = "关系", en = "relation" } }
// label = { label = { zh = "类别", en = "kind of thing" } }
// thing = { label = { zh = "标识", en = "id" } }
// name = { label = { zh = "名称", en = "name" } }
// line = { label = { zh = "行号", en = "line" } }
MATCH (p:Project {id: $project})
OPTIONAL MATCH (p)-[a:PART_OF|SETS|COVERS|LED_BY]->(x)
WITH p, collect({relation: type(a), thing: x, line: x.line}) AS own
OPTIONAL MATCH (p)<-[b:SUPPORTS|PART_OF]-(y)
WITH p, own, collect({relation: type(b), thing: y, line: y.line}) AS back
WITH p, own + back AS around
OPTIONAL MATCH (p)-[:STATED_IN]->(:Section)-[m:MENTIONS]->(z)
WITH p, around, collect({relation: type(m), thing: z, line: m.line}) AS named
UNWIND around + named AS one
WITH DISTINCT p, one.relation AS relation, one.thing AS x, one.line AS line
WHERE x IS NOT NULL
RETURN p.id AS project, p.number AS number, p.name AS project_name, relation AS relation,
       [l IN labels(x) WHERE l <> 'Organization' OR size(labels(x)) = 1][0] AS label, x.id AS thing, x.name AS name, line AS line
ORDER BY relation, label, line, thing
