// title = { zh = "一国专利局的规定", en = "What a country's office prescribes" }
// description = { zh = "机构、期限、语言、费用等，逐项注明核实程度。", en = "Office, terms, languages, fees and more, each with how far it was verified." }
// limit = 500
// [phrases]
// zh = ["{country}专利局的规定", "{country}专利制度", "{country}的专利法规", "{country}专利保护期和费用"]
// en = ["rules of {country}", "patent office of {country}", "patent system in {country}", "terms and fees in {country}"]
// [parameters]
// country = { type = "node", nodes = ["Country"], label = { zh = "国家", en = "country" } }
// [columns]
// rule = { label = { zh = "规定", en = "rule" }, links = "OfficeRule" }
// topic = { label = { zh = "事项", en = "topic" } }
// rule_name = { label = { zh = "名称", en = "name" } }
// text = { label = { zh = "内容", en = "text" } }
// text_en = { label = { zh = "内容（英文）", en = "text in English" } }
// confidence = { label = { zh = "可信度", en = "how far verified" } }
// reference = { label = { zh = "见于", en = "seen in" } }
MATCH (:Country {id: $country})<-[:CONCERNS]-(o:OfficeRule)
RETURN o.id AS rule, o.topic AS topic, o.name AS rule_name, o.text AS text, o.text_en AS text_en, o.confidence AS confidence,
       o.reference AS reference
ORDER BY topic, rule
