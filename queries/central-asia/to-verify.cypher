// title = { zh = "尚未核实的条约和规定", en = "Treaty facts and rules that are not verified" }
// description = { zh = "核实程度不是亲见原处的条约关系和规定，须由人核对。", en = "Treaty memberships and rules that were not seen at their source; a person should check them." }
// limit = 500
// [phrases]
// zh = ["哪些条约信息没有核实", "需要核对的规定", "待核实的中亚资料", "哪些中亚条约日期没人核实", "还没有核实的条约日期"]
// en = ["what is not verified", "rules to verify", "unverified treaty facts", "which central asian treaty dates has nobody verified", "which treaty dates are not verified"]
// [columns]
// country = { label = { zh = "国家", en = "country" }, links = "Country" }
// country_name = { label = { zh = "国家名称", en = "name of the country" } }
// label = { label = { zh = "类别", en = "kind of thing" } }
// thing = { label = { zh = "标识", en = "id" } }
// name = { label = { zh = "名称", en = "name" } }
// confidence = { label = { zh = "可信度", en = "how far verified" } }
// reference = { label = { zh = "见于", en = "seen in" } }
MATCH (c:Country)-[m]-(x)
WHERE type(m) IN ['PARTY_TO', 'CONCERNS']
WITH c, x, coalesce(m.confidence, x.confidence) AS confidence, coalesce(m.reference, x.reference) AS reference
WHERE NOT confidence IN ['seen', 'seen official']
RETURN c.id AS country, c.name AS country_name, labels(x)[0] AS label, x.id AS thing, x.name AS name, confidence AS confidence,
       reference AS reference
ORDER BY country, label, thing
