// title = { zh = "我们的专利在中亚的同族", en = "Our patents' family members in Central Asia" }
// description = { zh = "地区内专利的同族成员中，在中亚国家或欧亚局公布的。同族来自来源文件，未列出不等于没有。", en = "Family members of a region's patents that were published in Central Asia or by the Eurasian office. Families are as the source files give them; not listed is not none." }
// limit = 2000
// [phrases]
// zh = ["我们的专利在中亚有同族吗", "{region}专利的中亚同族", "{region}在中亚的专利布局", "中亚同族专利"]
// en = ["family members in central asia", "our patents in central asia", "patents of {region} with members in central asia"]
// [parameters]
// region = { type = "node", nodes = ["Region"], label = { zh = "地区", en = "region" }, default = "650000" }
// [columns]
// patent = { label = { zh = "专利", en = "patent" }, links = "Patent" }
// title = { label = { zh = "标题", en = "title" } }
// member = { label = { zh = "同族成员", en = "family member" } }
// office = { label = { zh = "国家或组织", en = "country or office" } }
// holders = { label = { zh = "持有人", en = "holders" } }
// synthetic = { label = { zh = "虚构数据", en = "made up for the demo" } }
MATCH (:Region {id: $region})<-[:PART_OF*0..2]-(place:Region)<-[:IN_REGION]-(p:Patent)
WHERE p.family IS NOT NULL
WITH DISTINCT p
UNWIND p.family AS member
WITH p, member, left(member, 2) AS office
WHERE office IN ['KZ', 'KG', 'TJ', 'TM', 'UZ', 'EA']
OPTIONAL MATCH (o:Organization)-[:OWNS]->(p)
WITH p, member, office, o ORDER BY o.id
RETURN p.id AS patent, p.title AS title, member AS member, office AS office, collect(o.name) AS holders, p.synthetic AS synthetic
ORDER BY office, member, patent
