// title = { zh = "一个产业可开放许可的专利", en = "Patents ready to be licensed, for an industry" }
// description = { zh = "产业所用技术中声明开放许可且有效的专利。", en = "Live patents with a declaration of open licence in the technologies that an industry uses." }
// limit = 2000
// [phrases]
// zh = ["{industry}开放许可的专利", "{industry}可以许可的专利", "愿意许可的{industry}专利"]
// en = ["open licences for {industry}", "patents ready to license in {industry}", "licence ready patents of {industry}"]
// [parameters]
// industry = { type = "node", nodes = ["Industry"], label = { zh = "产业", en = "industry" } }
// [columns]
// patent = { label = { zh = "专利", en = "patent" }, links = "Patent" }
// title = { label = { zh = "标题", en = "title" } }
// technology = { label = { zh = "技术分类", en = "technology" }, links = "IpcClass" }
// weight = { label = { zh = "权重", en = "weight" }, unit = "0–1" }
// declared = { label = { zh = "声明日", en = "declared on" } }
// holders = { label = { zh = "持有人", en = "holders" } }
// synthetic = { label = { zh = "虚构数据", en = "made up for the demo" } }
MATCH (:Industry {id: $industry})-[u:USES]->(c:IpcClass)<-[:CLASSIFIED_AS]-(p:Patent {status: 'live'})<-[:CONCERNS]-(e:LegalEvent {kind: 'open licence'})
WITH p, c, u.weight AS weight, max(e.date) AS declared
OPTIONAL MATCH (o:Organization)-[:OWNS]->(p)
WITH p, c, weight, declared, o ORDER BY o.id
RETURN p.id AS patent, p.title AS title, c.id AS technology, weight AS weight, declared AS declared, collect(o.name) AS holders,
       p.synthetic AS synthetic
ORDER BY weight DESC, patent, technology
