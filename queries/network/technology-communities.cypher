// title = { zh = "做同类技术的企业群", en = "Firms that share technologies" }
// description = { zh = "地区内两家以上机构都有专利的小类，及其机构。", en = "Subclasses in which two or more organisations of a region have patents, and which these are." }
// limit = 500
// [phrases]
// zh = ["{region}的技术社群", "{region}哪些企业技术相同", "{region}按技术分的企业群", "{region}做同类技术的企业"]
// en = ["communities by technology in {region}", "firms of {region} that share technologies", "clusters of firms in {region}"]
// [parameters]
// region = { type = "node", nodes = ["Region"], label = { zh = "地区", en = "region" } }
// [columns]
// technology = { label = { zh = "技术分类", en = "technology" }, links = "IpcClass" }
// technology_name = { label = { zh = "技术名称", en = "name of the technology" } }
// firms = { label = { zh = "机构数", en = "organisations" } }
// names = { label = { zh = "机构", en = "which" } }
// patents = { label = { zh = "件数", en = "patents" }, unit = "件" }
MATCH (:Region {id: $region})<-[:PART_OF*0..2]-(place:Region)<-[:LOCATED_IN]-(f:Organization)-[:APPLIED_FOR]->(p:Patent)-[:CLASSIFIED_AS]->(c:IpcClass {level: 'subclass'})
WITH c, f, collect(DISTINCT p) AS patents
ORDER BY f.id
WITH c, count(f) AS firms, collect(f.name) AS names, sum(size(patents)) AS patents
WHERE firms > 1
RETURN c.id AS technology, c.name AS technology_name, firms AS firms, names AS names, patents AS patents
ORDER BY firms DESC, technology
