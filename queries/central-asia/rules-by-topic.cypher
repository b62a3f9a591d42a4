// title = { zh = "一件事各国怎么规定", en = "What each office says on one topic" }
// description = { zh = "同一事项在各国和欧亚局的规定，并列。", en = "One topic, country by country and for the Eurasian office." }
// limit = 500
// [phrases]
// zh = ["各国的{topic}", "中亚各国{topic}怎么规定", "{topic}比较", "各国{topic}有什么不同"]
// en = ["{topic} in each country", "compare {topic} of the countries", "{topic} across central asia"]
// [parameters]
// topic = { type = "string", values_from = "vocabulary:office-topics", label = { zh = "事项", en = "topic" } }
// [columns]
// about_label = { label = { zh = "类别", en = "country or treaty" } }
// about = { label = { zh = "国家或条约", en = "whose rule" } }
// about_name = { label = { zh = "名称", en = "its name" } }
// text = { label = { zh = "内容", en = "text" } }
// text_en = { label = { zh = "内容（英文）", en = "text in English" } }
// confidence = { label = { zh = "可信度", en = "how far verified" } }
// reference = { label = { zh = "见于", en = "seen in" } }
MATCH (o:OfficeRule {topic: $topic})-[:CONCERNS]->(x)
RETURN labels(x)[0] AS about_label, x.id AS about, x.name AS about_name, o.text AS text, o.text_en AS text_en,
       o.confidence AS confidence, o.reference AS reference
ORDER BY about_label, about, text
