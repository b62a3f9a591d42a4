// title = { zh = "来源说法不一之处", en = "Where sources contradict each other" }
// description = { zh = "同一事物的同一属性，各来源的值不同。图中显示等级高、可信度高、日期晚的一说，其余照样保留并列在这里。", en = "Sources that give one property of one thing different values. The graph shows the one of higher rank, then confidence, then date; the others are kept and listed here." }
// formerly = ["clashing-figures"]
// limit = 1000
// [phrases]
// zh = ["哪些数字互相矛盾", "数据有冲突", "两处说法不一的数据", "不一致的观测值", "各来源说法不一之处", "哪些来源互相矛盾"]
// en = ["figures that contradict each other", "conflicting values", "clashing observations", "where sources disagree", "clashes"]
// [columns]
// kind = { label = { zh = "种类", en = "kind" } }
// thing = { label = { zh = "事物", en = "thing" } }
// thing_name = { label = { zh = "事物名称", en = "name of the thing" } }
// disputed = { label = { zh = "矛盾之处", en = "disputed" } }
// shown = { label = { zh = "所取说法", en = "shown" } }
// shown_by = { label = { zh = "所取来源", en = "shown by" } }
// other = { label = { zh = "另一说法", en = "other value" } }
// other_by = { label = { zh = "另一来源", en = "other source" } }
// clash = { label = { zh = "矛盾", en = "clash" }, links = "Clash" }
MATCH (c:Clash)-[:DISPUTES]->(n)
WITH c, n ORDER BY n.id
WITH c, collect(n.id) AS things, collect(n.name) AS names
RETURN c.kind AS kind, things[0] AS thing, names[0] AS thing_name, c.disputed AS disputed, c.shown AS shown,
       c.shown_by AS shown_by, c.other AS other, c.other_by AS other_by, c.id AS clash
ORDER BY thing, disputed, clash
