// title = { zh = "虚构数据的比例", en = "Share of made-up data" }
// description = { zh = "每类事物的总数和其中为演示虚构的数目。", en = "How many things of each kind there are, and how many of them were made up for the demo." }
// limit = 500
// [phrases]
// zh = ["虚构数据的比例", "哪些数据是假的", "演示数据有多少", "多少是编造的", "专利数据有多少是虚构的"]
// en = ["share of synthetic data", "how much is made up", "demo data", "how much of the patent data is synthetic", "is the data real"]
// [columns]
// label = { label = { zh = "类别", en = "kind of thing" } }
// total = { label = { zh = "总数", en = "all" } }
// synthetic = { label = { zh = "其中虚构", en = "made up" } }
// share = { label = { zh = "比例", en = "share" }, unit = "0–1" }
MATCH (n)
WITH [l IN labels(n) WHERE l <> 'Organization' OR size(labels(n)) = 1][0] AS label, count(*) AS total, count(n.synthetic) AS made_up
RETURN label AS label, total AS total, made_up AS synthetic, toFloat(made_up) / total AS share
ORDER BY synthetic DESC, label
