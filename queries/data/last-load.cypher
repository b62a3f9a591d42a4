// title = { zh = "最近一次装载改变了什么", en = "What the last load changed" }
// description = { zh = "最近的装载在前：新建、更新、未变、退出、拒收各多少。", en = "The latest loads first: how many records were created, updated, left as they were, retired and rejected." }
// limit = 10
// opening = { zh = "最近一次是{first:dataset}：新建 {first:created}，更新 {first:updated}，退出 {first:retired}，拒收 {first:rejected}。", en = "The last was {first:dataset}: {first:created} created, {first:updated} updated, {first:retired} retired, {first:rejected} rejected." }
// [phrases]
// zh = ["最近一次装载改变了什么", "上次载入更新了什么", "最近更新了哪些数据", "上一次导入新增了多少", "数据最近有什么变化", "数据装载后有什么变化", "这次装载新增了多少", "上次导入更新了什么"]
// en = ["what changed in the last load", "what did the last load change", "latest changes of the data", "what was new in the last import", "what is new since the last load"]
// [columns]
// run = { label = { zh = "装载", en = "load" }, links = "LoadRun" }
// at = { label = { zh = "时间", en = "when" } }
// dataset = { label = { zh = "数据集", en = "dataset" }, links = "Source" }
// read = { label = { zh = "读入", en = "read" } }
// created = { label = { zh = "新建", en = "created" } }
// updated = { label = { zh = "更新", en = "updated" } }
// unchanged = { label = { zh = "未变", en = "unchanged" } }
// retired = { label = { zh = "退出", en = "retired" } }
// rejected = { label = { zh = "拒收", en = "rejected" } }
MATCH (r:LoadRun)
WITH r ORDER BY r.at DESC, r.ordinal DESC, r.id DESC LIMIT 10
OPTIONAL MATCH (s:Source)-[:FROM_RUN]->(r)
RETURN r.id AS run, r.at AS at, s.id AS dataset, r.read AS read, r.created AS created, r.updated AS updated,
       r.unchanged AS unchanged, r.retired AS retired, r.rejected AS rejected
ORDER BY at DESC, r.ordinal DESC, run DESC
