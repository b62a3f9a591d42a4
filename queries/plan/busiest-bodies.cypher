// title = { zh = "规划点名最多的机构", en = "Bodies named most often" }
// description = { zh = "按提到的章节数排列的机构。", en = "Organisations by the number of sections that name them." }
// limit = 500
// [phrases]
// zh = ["规划里提到最多的机构", "哪个部门任务最多", "点名最多的单位", "哪些机构最忙"]
// en = ["bodies named most often", "busiest organisations in the plan", "which body is mentioned most"]
// [columns]
// body = { label = { zh = "机构", en = "body" }, links = "Organization" }
// body_name = { label = { zh = "机构名称", en = "name of the body" } }
// sections = { label = { zh = "节数", en = "sections" } }
// mentions = { label = { zh = "次数", en = "mentions" } }
MATCH (s:Section)-[:MENTIONS]->(o:Organization)
RETURN o.id AS body, o.name AS body_name, count(DISTINCT s) AS sections, count(*) AS mentions
ORDER BY sections DESC, mentions DESC, body
