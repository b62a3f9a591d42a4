// title = { zh = "一个产业使用的技术", en = "Technologies that an industry uses" }
// description = { zh = "产业使用的 IPC 分类、权重、理由和可信度。", en = "Classes of the IPC that an industry uses, with weight, reason and how far that was verified." }
// limit = 500
// [phrases]
// zh = ["{industry}使用哪些技术", "{industry}需要什么技术", "{industry}的技术分类", "{industry}对应的IPC", "{industry}属于哪个IPC", "{industry}的分类号是什么", "{industry}归在哪个小类", "{industry}加工属于哪个IPC", "{industry}深加工的IPC分类"]
// en = ["technologies of {industry}", "which technologies does {industry} use", "ipc classes of {industry}", "which ipc class does {industry} belong to", "ipc symbol of {industry}", "under which class is {industry} processing"]
// [parameters]
// industry = { type = "node", nodes = ["Industry", "Product"], label = { zh = "产业", en = "industry" } }
// [columns]
// technology = { label = { zh = "技术分类", en = "technology" }, links = "IpcClass" }
// technology_name = { label = { zh = "技术名称", en = "name of the technology" } }
// weight = { label = { zh = "权重", en = "weight" }, unit = "0–1" }
// reason = { label = { zh = "理由", en = "reason" } }
// confidence = { label = { zh = "可信度", en = "how far verified" } }
MATCH (x)-[u:USES]->(c:IpcClass)
WHERE (x:Industry OR x:Product) AND x.id = $industry
RETURN c.id AS technology, c.name AS technology_name, u.weight AS weight, u.reason AS reason, u.confidence AS confidence
ORDER BY weight DESC, technology
