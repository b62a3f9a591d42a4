// title = { zh = "一件事项的经过", en = "Steps of a dossier" }
// description = { zh = "事项的全部环节、金额、结果和材料，按日期排列。", en = "Every step of a dossier with amount, outcome and documents, by date." }
// limit = 500
// [phrases]
// zh = ["{dossier}的经过", "{dossier}办到哪一步", "{dossier}有哪些环节"]
// en = ["steps of {dossier}", "history of {dossier}"]
// [parameters]
// dossier = { type = "node", nodes = ["Dossier"], label = { zh = "办理事项", en = "dossier" } }
// [columns]
// step = { label = { zh = "环节记录", en = "step" }, links = "Step" }
// date = { label = { zh = "日期", en = "date" } }
// stage = { label = { zh = "环节", en = "stage" } }
// amount = { label = { zh = "金额或数量", en = "amount" } }
// unit = { label = { zh = "单位", en = "unit" } }
// outcome = { label = { zh = "结果", en = "outcome" } }
// note = { label = { zh = "备注", en = "note" } }
// documents = { label = { zh = "材料", en = "documents" } }
MATCH (s:Step)-[:STEP_OF]->(:Dossier {id: $dossier})
OPTIONAL MATCH (m:Document)-[:EVIDENCES]->(s)
WITH s, m ORDER BY m.name
WITH s, collect(m.name) AS documents
RETURN s.id AS step, s.date AS date, s.stage AS stage, s.amount AS amount, s.unit AS unit, s.outcome AS outcome, s.note AS note, documents AS documents
ORDER BY date, step
