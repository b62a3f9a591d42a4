// title = { zh = "专利申请途径是否开放", en = "Which filing routes are open, since when" }
// description = { zh = "中亚各国的国家、PCT、巴黎公约和欧亚途径：是否开放、自何时、核实到什么程度。没有记录即为未知。", en = "National, PCT, Paris and Eurasian routes in the countries of Central Asia: open or not, since when, how far verified. Nothing on record means unknown." }
// limit = 500
// [phrases]
// zh = ["{country}有哪些申请途径", "怎样在{country}申请专利", "{country}能走PCT吗", "{country}能走欧亚专利吗", "中亚各国的申请途径", "哪条途径开放", "在{country}申请专利走什么途径", "在{country}能不能用欧亚专利", "{country}可以用欧亚专利吗", "去{country}申请专利有几条路", "在{country}能不能走PCT"]
// en = ["which routes are open in {country}", "how to file in {country}", "is the pct open in {country}", "eurasian route in {country}", "can one use the eurasian patent in {country}", "ways to get a patent in {country}", "can i file through the pct in {country}"]
// [parameters]
// country = { type = "node", nodes = ["Country"], label = { zh = "国家", en = "country" }, optional = true }
// [columns]
// country = { label = { zh = "国家", en = "country" }, links = "Country" }
// country_name = { label = { zh = "国家名称", en = "name of the country" } }
// route = { label = { zh = "途径", en = "route" } }
// open = { label = { zh = "是否开放", en = "open, closed or unknown" } }
// since = { label = { zh = "起始日", en = "since" } }
// in_force = { label = { zh = "生效日", en = "in force from" } }
// confidence = { label = { zh = "可信度", en = "how far verified" } }
// basis = { label = { zh = "依据", en = "basis" } }
// reference = { label = { zh = "见于", en = "seen in" } }
// rule = { label = { zh = "该局规定", en = "what the office says" } }
MATCH (c:Country)-[:PART_OF]->(:Region {id: 'central-asia'})
WHERE $country IS NULL OR c.id = $country
UNWIND [{route: 'national', treaty: '', topic: 'office'}, {route: 'PCT', treaty: '专利合作条约', topic: 'pct-phase'},
        {route: 'Paris', treaty: '巴黎公约', topic: ''}, {route: 'Eurasian', treaty: '欧亚专利公约', topic: 'eurasian'}] AS way
OPTIONAL MATCH (c)-[m:PARTY_TO]->(t:Treaty)
WHERE t.id = way.treaty
OPTIONAL MATCH (c)<-[:CONCERNS]-(o:OfficeRule)
WHERE o.topic = way.topic
RETURN c.id AS country, c.name AS country_name, way.route AS route,
       CASE WHEN m IS NOT NULL OR (way.route = 'national' AND o IS NOT NULL) THEN 'open'
            WHEN o.text STARTS WITH '非成员' THEN 'closed' ELSE 'unknown' END AS open,
       m.since AS since, m.in_force AS in_force, coalesce(m.confidence, o.confidence) AS confidence, m.basis AS basis,
       coalesce(m.reference, o.reference) AS reference, o.text AS rule
ORDER BY country, route
