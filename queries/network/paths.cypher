// title = { zh = "两个事物之间的路径", en = "Paths between two things" }
// description = { zh = "最短的路径，经过的事物越专门（关系越少）越靠前。", en = "The shortest paths; those through things with fewer connections, hence more telling ones, come first." }
// limit = 100
// [phrases]
// zh = ["{one}和{other}之间有什么联系", "从{one}到{other}的路径", "{one}与{other}怎么联系起来", "两者之间的关系路径"]
// en = ["paths between {one} and {other}", "how is {one} connected to {other}", "path from {one} to {other}", "link between {one} and {other}"]
// [parameters]
// one = { type = "node", nodes = ["Organization", "Industry", "Region", "Country", "Fund", "Indicator", "Treaty", "Policy", "IpcClass"], label = { zh = "起点", en = "one thing" } }
// other = { type = "node", nodes = ["Organization", "Industry", "Region", "Country", "Fund", "Indicator", "Treaty", "Policy", "IpcClass"], label = { zh = "终点", en = "the other" } }
// [columns]
// steps = { label = { zh = "步数", en = "steps" } }
// hubness = { label = { zh = "途经事物的关系数", en = "connections of what it passes" } }
// told = { label = { zh = "路径", en = "the path in words" } }
// labels = { label = { zh = "途经类别", en = "kinds of things" } }
// ids = { label = { zh = "途经标识", en = "ids of things" } }
OPTIONAL MATCH (a0:Organization {id: $one})
OPTIONAL MATCH (a1:Industry {id: $one})
OPTIONAL MATCH (a2:Region {id: $one})
OPTIONAL MATCH (a3:Country {id: $one})
OPTIONAL MATCH (a4:Fund {id: $one})
OPTIONAL MATCH (a5:Indicator {id: $one})
OPTIONAL MATCH (a6:Treaty {id: $one})
OPTIONAL MATCH (a7:Policy {id: $one})
OPTIONAL MATCH (a8:IpcClass {id: $one})
WITH coalesce(a0, a1, a2, a3, a4, a5, a6, a7, a8) AS a
OPTIONAL MATCH (b0:Organization {id: $other})
OPTIONAL MATCH (b1:Industry {id: $other})
OPTIONAL MATCH (b2:Region {id: $other})
OPTIONAL MATCH (b3:Country {id: $other})
OPTIONAL MATCH (b4:Fund {id: $other})
OPTIONAL MATCH (b5:Indicator {id: $other})
OPTIONAL MATCH (b6:Treaty {id: $other})
OPTIONAL MATCH (b7:Policy {id: $other})
OPTIONAL MATCH (b8:IpcClass {id: $other})
WITH a, coalesce(b0, b1, b2, b3, b4, b5, b6, b7, b8) AS b
MATCH path = allShortestPaths((a)-[*..6]-(b))
WITH path LIMIT 1000
WITH path, nodes(path) AS met, relationships(path) AS steps
UNWIND met AS n
WITH path, met, steps, sum(COUNT { (n)--() }) AS hubness
WITH length(path) AS length, hubness, [n IN met | n.id] AS met_ids,
     [n IN met | [l IN labels(n) WHERE l <> 'Organization' OR size(labels(n)) = 1][0]] AS met_labels,
     reduce(told = met[0].name, k IN range(0, length(path) - 1) | told + CASE WHEN startNode(steps[k]) = met[k]
       THEN ' —' + type(steps[k]) + '→ ' ELSE ' ←' + type(steps[k]) + '— ' END + met[k + 1].name) AS words
RETURN length AS steps, hubness AS hubness, min(words) AS told, met_labels AS labels, met_ids AS ids
ORDER BY steps, hubness, told, ids
