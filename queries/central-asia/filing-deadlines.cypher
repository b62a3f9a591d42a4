// title = { zh = "从优先权日起的期限", en = "Deadlines from a priority date" }
// description = { zh = "巴黎公约优先权期满日（12个月），以及经 PCT 进入国家阶段的期满日（30个月和31个月），并列出各局自己的规定；遇非工作日顺延未计入。", en = "The end of the Paris priority (12 months) and of the time to enter the national phase under the PCT (30 and 31 months), beside what each office says. Days on which an office is closed are not taken into account." }
// limit = 100
// opening = { zh = "优先权日 {$day}：12 个月到 {first:paris}，30 个月到 {first:months30}，31 个月到 {first:months31}。", en = "Priority date {$day}: 12 months end on {first:paris}, 30 on {first:months30}, 31 on {first:months31}." }
// [phrases]
// zh = ["优先权日{day}，最晚什么时候进入{country}", "{day}的优先权到什么时候", "优先权日是{day}，PCT进入国家阶段的期限是哪天", "{day}在中国申请，到{country}申请的最后期限", "{day}优先权，{country}的截止日期"]
// en = ["priority date {day}, when must one enter {country}", "deadline in {country} for the priority date {day}", "last day for the national phase in {country} from {day}", "deadlines from {day}", "filed on {day}, until when can one file in {country}"]
// [parameters]
// day = { type = "string", kind = "day", label = { zh = "优先权日（如 2025-03-01）", en = "priority date (such as 2025-03-01)" } }
// country = { type = "node", nodes = ["Country"], optional = true, label = { zh = "国家", en = "country" } }
// [columns]
// country = { label = { zh = "国家", en = "country" }, links = "Country" }
// country_name = { label = { zh = "国家名称", en = "name of the country" } }
// paris = { label = { zh = "优先权期满（12个月）", en = "end of priority, 12 months" } }
// months30 = { label = { zh = "30个月期满", en = "end of 30 months" } }
// months31 = { label = { zh = "31个月期满", en = "end of 31 months" } }
// rule = { label = { zh = "该局规定", en = "what the office says" } }
// rule_en = { label = { zh = "该局规定（英文）", en = "the same in English" } }
// confidence = { label = { zh = "可信度", en = "how far verified" } }
// reference = { label = { zh = "见于", en = "seen in" } }
MATCH (c:Country)-[:PART_OF]->(:Region {id: 'central-asia'})
WHERE $country IS NULL OR c.id = $country
OPTIONAL MATCH (c)<-[:CONCERNS]-(o:OfficeRule {topic: 'pct-phase'})
WITH c, o, date($day) AS day
RETURN c.id AS country, c.name AS country_name, toString(day + duration({months: 12})) AS paris,
       toString(day + duration({months: 30})) AS months30, toString(day + duration({months: 31})) AS months31,
       o.text AS rule, o.text_en AS rule_en, o.confidence AS confidence, o.reference AS reference
ORDER BY country
