// title = { zh = "待制定的政策", en = "Policies still to be written" }
// description = { zh = "规划要求研究制定的办法、规范、指南、标准，及写明之处。", en = "Measures, rules, guides and standards that the plan says are to be drafted, and where." }
// limit = 500
// [phrases]
// zh = ["要制定的政策", "待出台的政策", "要起草哪些文件", "规划要研究制定哪些政策文件", "哪些办法规范指南还没有出台", "需要制定的标准和办法", "规划提出制定什么政策", "将要出台的政策"]
// en = ["policies to write", "policies that are planned", "which policies are to be drafted", "which policies does the plan promise to write", "measures and guidelines still to be drafted", "what rules are to be drawn up"]
// [columns]
// policy = { label = { zh = "政策", en = "policy" }, links = "Policy" }
// policy_name = { label = { zh = "政策名称", en = "name of the policy" } }
// modality = { label = { zh = "语态", en = "modality" } }
// section = { label = { zh = "章节", en = "section" }, links = "Section" }
// section_title = { label = { zh = "章节标题", en = "heading" } }
// line = { label = { zh = "行号", en = "line" } }
MATCH (p:Policy {status: 'planned'})-[:STATED_IN]->(s:Section)
RETURN p.id AS policy, p.name AS policy_name, p.modality AS modality, s.id AS section, s.title AS section_title,
       p.line AS line
ORDER BY policy, section
