// title = { zh = "一个数据集的来源", en = "Where a dataset is from" }
// description = { zh = "数据集的名称（含编者、出版物和年代）、种类、最近装载和其中的事物类别。", en = "The dataset's name with publisher and edition, its kind, its last load and what it holds." }
// limit = 50
// opening = { zh = "{first:dataset_name}", en = "{first:dataset_name}" }
// [phrases]
// zh = ["{dataset}来自哪里", "{dataset}的来源是什么", "{dataset}是哪些年的", "{dataset}出自哪里", "{dataset}的统计来自哪里是哪些年的", "{dataset}的数据来源", "{dataset}是谁编的", "{dataset}什么时候的数据"]
// en = ["where are the {dataset} from", "source of the {dataset}", "which years do the {dataset} cover", "who made the {dataset}"]
// [parameters]
// dataset = { type = "node", nodes = ["Source"], label = { zh = "数据集", en = "dataset" } }
// [columns]
// dataset = { label = { zh = "数据集", en = "dataset" }, links = "Source" }
// dataset_name = { label = { zh = "数据集名称", en = "name of the dataset" } }
// kind = { label = { zh = "种类", en = "kind" } }
// at = { label = { zh = "最近装载", en = "last load" } }
// holds = { label = { zh = "事物类别", en = "kinds of things" } }
MATCH (s:Source {id: $dataset})
RETURN s.id AS dataset, s.name AS dataset_name, s.kind AS kind, s.at AS at, s.holds AS holds
ORDER BY dataset
