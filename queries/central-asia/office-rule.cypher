// title = { zh = "一国对一件事的规定", en = "One rule of an office" }
// description = { zh = "所问国家或条约组织的专利局对该事项的规定，可并列多国。", en = "What the office of a country or treaty prescribes on the topic; several side by side." }
// limit = 500
// opening = { zh = "{first:about_name}：{first:text}", en = "{first:about}: {first:text_en}" }
// [phrases]
// zh = ["{about}的{topic}", "{about}的{topic}是多久", "{about}对{topic}怎么规定", "{about}{topic}有什么要求", "比较{about}的{topic}", "{about}的专利保护多少年", "{about}专利申请用什么语言提交", "{about}接受哪些语言", "{about}申请专利要不要请当地代理人", "{about}的专利要交多少钱", "{about}谁负责专利审批", "{about}的{topic}有什么不同", "PCT进入{about}{topic}的期限", "PCT申请在{about}的{topic}是几个月"]
// en = ["{topic} in {about}", "what is the {topic} in {about}", "how long is the patent term in {about}", "which languages does the office of {about} accept", "compare the {topic} of {about}", "in which language can one file in {about}", "does one need a local agent in {about}", "how much are the fees in {about}", "how long does {topic} last in {about}", "by when must a PCT application enter the {topic} in {about}"]
// [parameters]
// about = { type = "node", nodes = ["Country", "Treaty"], several = true, label = { zh = "国家或条约", en = "country or treaty" } }
// topic = { type = "string", values_from = "vocabulary:office-topics", label = { zh = "事项", en = "topic" } }
// [columns]
// about = { label = { zh = "国家或条约", en = "country or treaty" } }
// about_name = { label = { zh = "名称", en = "its name" } }
// topic = { label = { zh = "事项", en = "topic" } }
// text = { label = { zh = "内容", en = "text" } }
// text_en = { label = { zh = "内容（英文）", en = "text in English" } }
// confidence = { label = { zh = "可信度", en = "how far verified" } }
// reference = { label = { zh = "见于", en = "seen in" } }
MATCH (o:OfficeRule {topic: $topic})-[:CONCERNS]->(x)
WHERE x.id IN $about
RETURN x.id AS about, x.name AS about_name, o.topic AS topic, o.text AS text, o.text_en AS text_en, o.confidence AS confidence,
       o.reference AS reference
ORDER BY about, text
