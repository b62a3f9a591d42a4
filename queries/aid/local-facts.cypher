// title = { zh = "地方产业数据", en = "Local facts" }
// description = { zh = "各地产品和产业的面积、产量、人口、生产总值等数值，每项一行，含时期、实际或计划、出处；所问地区的在前，其下级地区的在后。来自报道和公报，未收录的不等于没有。", en = "Figures of places: area and output of products, population, gross product and the like, one row each with period, whether planned, and source; the places that are asked for before those within them. They are from reports; what is not held may exist." }
// limit = 1000
// one_of = ["items", "measures"]
// opening = { zh = "{rows} 项数值，涉及 {region} 个地区；最前一项：{first:region_name}{first:item}{first:measure} {first:value} {first:unit}（{first:period}）。", en = "{rows} figures of {region} places; the first: {first:region_name} {first:item} {first:measure} {first:value} {first:unit} ({first:period})." }
// [phrases]
// zh = ["{places}{items}{measures}是多少", "{places}的{items}有多少", "{places}的{measures}是多少", "{places}种了多少{items}", "{places}{items}种植面积多大", "{places}{items}{measures}的变化", "{items}{measures}各地是多少", "{places}{items}一年产多少", "{places}的{measures}各是多少", "{places}{items}{measures}{period}是多少", "{places}养了多少{items}", "{places}{items}产业的规模"]
// en = ["what is the {measures} of {places}", "how much {items} does {places} grow", "{measures} of {items} in {places}", "{items} {measures} in {places} in {period}", "how has the {measures} of {items} in {places} changed", "how many {items} does {places} have", "{measures} of {places}", "how large is the {items} industry in {places}", "area under {items} in {places} in {period}"]
// [parameters]
// places = { type = "node", nodes = ["Region"], several = true, optional = true, label = { zh = "地区", en = "places" } }
// items = { type = "string", kind = "items", several = true, optional = true, label = { zh = "产品或事项", en = "products or items" } }
// measures = { type = "string", kind = "measures", several = true, optional = true, label = { zh = "数值内容", en = "what is measured" } }
// period = { type = "string", kind = "period", optional = true, label = { zh = "年份", en = "year" } }
// [columns]
// region = { label = { zh = "地区", en = "place" }, links = "Region" }
// region_name = { label = { zh = "地区名称", en = "name of the place" } }
// item = { label = { zh = "产品或事项", en = "item" } }
// measure = { label = { zh = "数值内容", en = "what is measured" } }
// value = { label = { zh = "数值", en = "value" } }
// unit = { label = { zh = "单位", en = "unit" } }
// period = { label = { zh = "时期", en = "period" } }
// status = { label = { zh = "实际或计划", en = "actual or planned" } }
// qualifier = { label = { zh = "限定", en = "qualifier" } }
// reference = { label = { zh = "出处", en = "source" } }
MATCH (f:LocalFact)-[:IN_REGION]->(r:Region)
WHERE ($places IS NULL OR EXISTS { MATCH (r)-[:PART_OF*0..1]->(p:Region) WHERE p.id IN $places })
  AND ($items IS NULL OR any(x IN $items WHERE f.item = x OR f.item STARTS WITH x + '（' OR f.item ENDS WITH '（' + x + '）')
       OR EXISTS { MATCH (f)-[:CONCERNS]->(q:Product) WHERE q.id IN $items }
       OR EXISTS { MATCH (f)-[:CONCERNS]->(i:Industry) WHERE i.id IN $items })
  AND ($measures IS NULL OR any(x IN $measures WHERE f.measure STARTS WITH x OR f.measure ENDS WITH x))
  AND ($period IS NULL OR f.period STARTS WITH $period)
RETURN r.id AS region, r.name AS region_name, f.item AS item, f.measure AS measure, f.value AS value, f.unit AS unit,
       f.period AS period, f.status AS status, f.qualifier AS qualifier, f.reference AS reference
ORDER BY NOT r.id IN coalesce($places, []), region, item, measure, status, period DESC, f.id
