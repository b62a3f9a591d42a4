// title = { zh = "援助方的投入和项目", en = "What a donor has put in" }
// description = { zh = "一个援助方援疆的资金、项目、人员、产业等数值，每项一行：受援地、时期、数值、单位、实际或计划、出处；可按受援地。来自报道，不同时期和口径的数值不能相加。", en = "Figures of a donor's aid (money, projects, people, industry), one row each with place, period, unit, whether planned, and source; for one place if asked. They are from reports; figures of other periods or other scope do not add up." }
// limit = 500
// opening = { zh = "{rows} 项数值，来自 {reference} 个出处；时期和口径不同，不能相加。", en = "{rows} figures from {reference} sources; periods and scope differ, they do not add up." }
// [phrases]
// zh = ["{donor}援疆投了多少钱", "{donor}援疆资金有多少", "{donor}在{region}投入了多少援疆资金", "{donor}援疆实施了多少个项目", "{donor}对口援疆投入", "{donor}给{region}投了多少亿元", "{donor}援疆资金和项目", "{donor}援助{region}的项目和资金", "{donor}派了多少援疆干部人才", "{donor}累计投入援疆资金"]
// en = ["how much money did {donor} put into aid", "aid funds of {donor} in {region}", "how much has {donor} invested in {region}", "aid projects and money of {donor}", "what did {donor} spend on aid to Xinjiang", "how many aid projects did {donor} carry out"]
// [parameters]
// donor = { type = "node", nodes = ["Region"], label = { zh = "援助方", en = "donor" } }
// region = { type = "node", nodes = ["Region"], optional = true, label = { zh = "受援地", en = "place that receives" } }
// [columns]
// donor = { label = { zh = "援助方", en = "donor" }, links = "Region" }
// donor_name = { label = { zh = "援助方名称", en = "name of the donor" } }
// region = { label = { zh = "受援地", en = "place" }, links = "Region" }
// region_name = { label = { zh = "受援地名称", en = "name of the place" } }
// item = { label = { zh = "事项", en = "item" } }
// measure = { label = { zh = "内容", en = "what is measured" } }
// value = { label = { zh = "数值", en = "value" } }
// unit = { label = { zh = "单位", en = "unit" } }
// period = { label = { zh = "时期", en = "period" } }
// status = { label = { zh = "实际或计划", en = "actual or planned" } }
// reference = { label = { zh = "出处", en = "source" } }
MATCH (d:Region {id: $donor})<-[:CONCERNS]-(f:LocalFact)-[:IN_REGION]->(r:Region)
WHERE $region IS NULL OR EXISTS { MATCH (r)-[:PART_OF*0..2]->(:Region {id: $region}) }
RETURN d.id AS donor, d.name AS donor_name, r.id AS region, r.name AS region_name, f.item AS item, f.measure AS measure,
       f.value AS value, f.unit AS unit, f.period AS period, f.status AS status, f.reference AS reference
ORDER BY region, status, period DESC, measure, f.id
