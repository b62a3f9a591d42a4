// title = { zh = "一个产业对应的国民经济行业", en = "GB/T 4754 classes close to an industry" }
// description = { zh = "与规划产业相近（不等同）的国民经济行业、理由和可信度。", en = "Classes that are close to an industry of the plan, not the same, with reason and how far verified." }
// limit = 500
// [phrases]
// zh = ["{industry}对应哪些国民经济行业", "{industry}的行业代码", "{industry}行业分类"]
// en = ["gb/t 4754 classes of {industry}", "industry codes of {industry}", "national classes close to {industry}"]
// [parameters]
// industry = { type = "node", nodes = ["Industry"], label = { zh = "产业", en = "industry" } }
// [columns]
// class = { label = { zh = "行业代码", en = "class" }, links = "IndustryClass" }
// class_name = { label = { zh = "行业名称", en = "name of the class" } }
// reason = { label = { zh = "理由", en = "reason" } }
// confidence = { label = { zh = "可信度", en = "how far verified" } }
MATCH (:Industry {id: $industry})-[m:CLOSE_MATCH]->(c:IndustryClass)
RETURN c.id AS class, c.name AS class_name, m.reason AS reason, m.confidence AS confidence
ORDER BY class
