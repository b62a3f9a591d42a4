// title = { zh = "条约的缔约国", en = "Parties to a treaty" }
// description = { zh = "加入条约的国家、日期、依据和核实程度。", en = "Countries that are party to a treaty, with dates, basis and how far verified." }
// limit = 500
// [phrases]
// zh = ["{treaty}的缔约国", "哪些国家加入了{treaty}", "{treaty}有哪些成员"]
// en = ["parties to {treaty}", "members of {treaty}", "which countries joined {treaty}"]
// [parameters]
// treaty = { type = "node", nodes = ["Treaty"], label = { zh = "条约", en = "treaty" } }
// [columns]
// country = { label = { zh = "国家", en = "country" }, links = "Country" }
// country_name = { label = { zh = "国家名称", en = "name of the country" } }
// since = { label = { zh = "起始日", en = "since" } }
// in_force = { label = { zh = "生效日", en = "in force from" } }
// confidence = { label = { zh = "可信度", en = "how far verified" } }
// basis = { label = { zh = "依据", en = "basis" } }
// reference = { label = { zh = "见于", en = "seen in" } }
MATCH (:Treaty {id: $treaty})<-[m:PARTY_TO]-(c:Country)
RETURN c.id AS country, c.name AS country_name, m.since AS since, m.in_force AS in_force, m.confidence AS confidence,
       m.basis AS basis, m.reference AS reference
ORDER BY country
