// title = { zh = "已装载的数据集", en = "Datasets that are loaded" }
// description = { zh = "每个数据集的种类、最近装载时间、是否完整，以及最近一次装载的计数。", en = "Each dataset with its kind, last load, whether it ran to its end, and the counts of its last load." }
// limit = 2000
// [phrases]
// zh = ["装载了哪些数据", "有哪些数据集", "数据来源清单", "图谱里装了哪些数据集", "用了哪些数据"]
// en = ["which datasets are loaded", "list of datasets", "what data is there"]
// [columns]
// dataset = { label = { zh = "数据集", en = "dataset" }, links = "Source" }
// dataset_name = { label = { zh = "数据集名称", en = "name of the dataset" } }
// kind = { label = { zh = "种类", en = "kind" } }
// at = { label = { zh = "最近装载", en = "last load" } }
// complete = { label = { zh = "完整", en = "complete" } }
// runs = { label = { zh = "装载次数", en = "loads" } }
// read = { label = { zh = "读入", en = "read" } }
// rejected = { label = { zh = "拒收", en = "rejected" } }
MATCH (s:Source)
OPTIONAL MATCH (s)-[:FROM_RUN]->(r:LoadRun)
WITH s, r ORDER BY coalesce(r.ordinal, 0) DESC, r.at DESC, r.id
WITH s, count(r) AS runs, collect(r.read) AS read, collect(r.rejected) AS rejected
RETURN s.id AS dataset, s.name AS dataset_name, s.kind AS kind, s.at AS at, s.complete AS complete, runs AS runs, read[0] AS read,
       rejected[0] AS rejected
ORDER BY dataset
