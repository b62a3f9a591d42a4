// title = { zh = "被拒收的行", en = "Rejected rows" }
// description = { zh = "有拒收的装载，以及列出各行和理由的文件。", en = "Loads that left rows out, and the file that lists each with its reason." }
// limit = 2000
// [phrases]
// zh = ["哪些行被拒收", "装载时被拒绝的记录", "拒收的数据", "没有装进去的行"]
// en = ["rejected rows", "which records were rejected", "rows left out of a load"]
// [columns]
// run = { label = { zh = "装载", en = "load" }, links = "LoadRun" }
// at = { label = { zh = "时间", en = "when" } }
// dataset = { label = { zh = "数据集", en = "dataset" }, links = "Source" }
// rejected = { label = { zh = "拒收", en = "rejected" } }
// read = { label = { zh = "读入", en = "read" } }
// rejects_file = { label = { zh = "拒收清单", en = "file with the rejected rows" } }
MATCH (r:LoadRun)
WHERE r.rejected > 0
OPTIONAL MATCH (s:Source)-[:FROM_RUN]->(r)
RETURN r.id AS run, r.at AS at, s.id AS dataset, r.rejected AS rejected, r.read AS read, r.rejects_file AS rejects_file
ORDER BY at DESC, run
