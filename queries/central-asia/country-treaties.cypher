// title = { zh = "一国加入的条约", en = "Treaties of a country" }
// description = { zh = "所问国家加入的条约、加入和生效日期、依据和可信度，可并列多国，可只问一个条约。", en = "Treaties that the countries joined, with dates, basis and how far verified; several countries side by side, or one treaty alone." }
// limit = 500
// opening = { zh = "共 {treaty} 个条约。", en = "{treaty} treaties." }
// [phrases]
// zh = ["{countries}加入了哪些条约", "{countries}是哪些条约的成员", "{countries}的条约", "{countries}什么时候加入{treaty}", "{countries}加入{treaty}的日期", "{countries}参加了{treaty}吗", "{countries}是{treaty}的成员吗"]
// en = ["which treaties did {countries} join", "treaties of {countries}", "when did {countries} join the {treaty}", "is {countries} party to {treaty}", "is {countries} a member of {treaty}"]
// [parameters]
// countries = { type = "node", nodes = ["Country"], several = true, label = { zh = "国家", en = "countries" } }
// treaty = { type = "node", nodes = ["Treaty"], optional = true, label = { zh = "条约", en = "treaty" } }
// [columns]
// country = { label = { zh = "国家", en = "country" }, links = "Country" }
// country_name = { label = { zh = "国家名称", en = "name of the country" } }
// treaty = { label = { zh = "条约", en = "treaty" }, links = "Treaty" }
// treaty_name = { label = { zh = "条约名称", en = "name of the treaty" } }
// since = { label = { zh = "起始日", en = "since" } }
// in_force = { label = { zh = "生效日", en = "in force from" } }
// basis = { label = { zh = "依据", en = "basis" } }
// confidence = { label = { zh = "可信度", en = "how far verified" } }
// reference = { label = { zh = "见于", en = "seen in" } }
MATCH (c:Country)-[m:PARTY_TO]->(t:Treaty)
WHERE c.id IN $countries AND ($treaty IS NULL OR t.id = $treaty)
RETURN c.id AS country, c.name AS country_name, t.id AS treaty, t.name AS treaty_name, m.since AS since, m.in_force AS in_force,
       m.basis AS basis, m.confidence AS confidence, m.reference AS reference
ORDER BY country, since, treaty
