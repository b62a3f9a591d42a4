// title = { zh = "两个规划的交叉", en = "What two plans both name" }
// description = { zh = "两个规划的章节都提到的机构、平台、产业、地区等，以及各提到多少节。", en = "Bodies, platforms, industries, regions and more that sections of both plans name, with the number of sections in each." }
// limit = 500
// [phrases]
// zh = ["{first}和另一个规划有什么重叠", "两个规划的交叉", "规划之间的重复内容", "{first}与{second}的重叠"]
// en = ["overlaps of two plans", "what do two plans have in common with {first}", "overlap between {first} and {second}"]
// [parameters]
// first = { type = "node", nodes = ["Policy"], label = { zh = "规划甲", en = "one plan" }, default = "xinjiang-ip-13fyp" }
// second = { type = "node", nodes = ["Policy"], label = { zh = "规划乙", en = "another plan" } }
// [columns]
// label = { label = { zh = "类别", en = "kind of thing" } }
// thing = { label = { zh = "标识", en = "id" } }
// name = { label = { zh = "名称", en = "name" } }
// in_first = { label = { zh = "规划甲中节数", en = "sections of the one" } }
// in_second = { label = { zh = "规划乙中节数", en = "sections of the other" } }
MATCH (:Policy {id: $second})<-[:PART_OF*1..5]-(b:Section)-[:MENTIONS]->(x)
WITH x, count(DISTINCT b) AS in_second
MATCH (x)<-[:MENTIONS]-(a:Section)-[:PART_OF*1..5]->(:Policy {id: $first})
RETURN [l IN labels(x) WHERE l <> 'Organization' OR size(labels(x)) = 1][0] AS label, x.id AS thing, x.name AS name, count(DISTINCT a) AS in_first, in_second AS in_second
ORDER BY label, thing
