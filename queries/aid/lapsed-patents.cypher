// title = { zh = "一个产业已失效的专利", en = "Lapsed patents of an industry's technologies" }
// description = { zh = "产业所用技术中已失效的专利。失效专利一般可自由实施，但须另查同族和他人权利。", en = "Lapsed patents in the technologies that an industry uses. They are free to use as a rule; look for family members and rights of others first." }
// limit = 2000
// [phrases]
// zh = ["{industry}已失效的专利", "{industry}可以免费使用的专利", "过期的{industry}专利", "{industry}失效专利"]
// en = ["lapsed patents of {industry}", "expired patents in {industry}", "patents free to use for {industry}"]
// [parameters]
// industry = { type = "node", nodes = ["Industry"], label = { zh = "产业", en = "industry" } }
// [columns]
// patent = { label = { zh = "专利", en = "patent" }, links = "Patent" }
// title = { label = { zh = "标题", en = "title" } }
// technology = { label = { zh = "技术分类", en = "technology" }, links = "IpcClass" }
// weight = { label = { zh = "权重", en = "weight" }, unit = "0–1" }
// filed = { label = { zh = "申请日", en = "day of filing" } }
// holders = { label = { zh = "持有人", en = "holders" } }
// synthetic = { label = { zh = "虚构数据", en = "made up for the demo" } }
MATCH (:Industry {id: $industry})-[u:USES]->(c:IpcClass)<-[:CLASSIFIED_AS]-(p:Patent {status: 'lapsed'})
WITH p, c, u.weight AS weight
OPTIONAL MATCH (o:Organization)-[:OWNS]->(p)
WITH p, c, weight, o ORDER BY o.id
RETURN p.id AS patent, p.title AS title, c.id AS technology, weight AS weight, p.filed AS filed, collect(o.name) AS holders,
       p.synthetic AS synthetic
ORDER BY weight DESC, patent, technology
