// title = { zh = "装载记录", en = "Loads" }
// description = { zh = "每次装载的时间和计数，最近的在前。", en = "Every load with its time and counts, the latest first." }
// limit = 2000
// [phrases]
// zh = ["装载记录", "什么时候装载的", "最近的装载", "装载历史"]
// en = ["load history", "when was the data loaded", "latest loads", "runs"]
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
// seconds = { label = { zh = "用时", en = "took" }, unit = "秒" }
MATCH (r:LoadRun)
OPTIONAL MATCH (s:Source)-[:FROM_RUN]->(r)
RETURN r.id AS run, r.at AS at, s.id AS dataset, r.read AS read, r.created AS created, r.updated AS updated,
       r.unchanged AS unchanged, r.retired AS retired, r.rejected AS rejected, r.seconds AS seconds
ORDER BY at DESC, run
