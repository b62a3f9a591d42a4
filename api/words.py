"""The words of the pages in both languages; names of things come from the ontology."""

from ontology.model import Text

WORDS = {
    "title": Text("疆知图谱", "Xinjiang IP Knowledge Graph"),
    "search": Text("搜索", "Search"),
    "search_hint": Text("例如：南疆 纺织", "for example: 南疆 纺织"),
    "search_anything": Text(
        "搜索任务、指标、企业、专利、地区……", "Search tasks, indicators, firms, patents, regions …"
    ),
    "sections": Text("栏目", "Sections"),
    "home": Text("首页", "Home"),
    "plan": Text("规划", "Plan"),
    "indicators": Text("指标", "Indicators"),
    "match": Text("匹配", "Match"),
    "queries": Text("查询", "Queries"),
    "queries_network": Text("网络与查询", "Networks and queries"),
    "network": Text("网络", "Network"),
    "map": Text("地图", "Map"),
    "what": Text(
        "知识产权规划的任务、指标、资金，援疆省市的技术，南疆的产业和企业，以及中亚的条约与规则，连成一张图。"
        "每个事实都注明出处；没有数据就说未知。",
        "Tasks, indicators and funds of an intellectual-property plan, technologies of the aid provinces, industries "
        "and firms of southern Xinjiang, treaties and rules of Central Asia, joined in one graph. Each fact names its "
        "source; what is not known is said to be unknown.",
    ),
    "plan_door": Text(
        "章节、任务、目标，逐条连到原文行", "Chapters, tasks and targets, each linked to its line"
    ),
    "match_door": Text(
        "援疆省市哪些技术适合南疆哪个产业，为什么",
        "Which technologies of which donors suit an industry, and why",
    ),
    "queries_door": Text(
        "现成的问题，结果可下载；从任一事物展开网络",
        "Ready-made questions with downloads; networks from anything",
    ),
    "loaded": Text("已载入的数据", "What is loaded"),
    "dataset": Text("数据集", "Dataset"),
    "kind": Text("种类", "Kind"),
    "loaded_at": Text("载入时间", "Loaded"),
    "rows_read": Text("读入", "Read"),
    "rows_rejected": Text("拒收", "Rejected"),
    "of_which": Text("其中", "of which"),
    "made_up_short": Text("为虚构演示", "made up"),
    "made_up_banner": Text(
        "图中含有为演示而虚构的数据（企业、专利、需求等），均有标注，不可用于决策。",
        "The graph holds data made up for the demo (firms, patents, needs and more). They are marked; decide nothing by them.",
    ),
    "match_title": Text(
        "供需匹配：援疆省市的技术 × 南疆的产业",
        "Match: technologies of aid donors × industries of southern Xinjiang",
    ),
    "match_hint": Text(
        "选地州和产业，或选一项已登记的需求；得分由十个因素加权而成，每个因素都有依据。",
        "Choose a prefecture and an industry, or a registered need. A score is a weighted sum of ten factors, each with its grounds.",
    ),
    "example": Text("示例：喀什地区 × 纺织服装", "Example: Kashgar × textiles"),
    "prefecture": Text("地州", "Prefecture"),
    "industry": Text("产业", "Industry"),
    "need": Text("需求", "Need"),
    "choose": Text("请选择", "choose"),
    "need_text": Text("需求文字（可不填）", "Need in words (optional)"),
    "limit": Text("列出", "Show"),
    "weights": Text("权重", "Weights"),
    "weights_hint": Text(
        "拖动即重排；各项按比例折算，合计为 1。",
        "Moving one ranks anew; the shares are scaled to add up to 1.",
    ),
    "weights_reset": Text("恢复默认权重", "Usual weights"),
    "ask_match": Text("匹配", "Match"),
    "candidates": Text("个候选，列出前", "candidates; shown are the first"),
    "score": Text("得分", "Score"),
    "donor": Text("援助方", "Donor"),
    "technology": Text("技术", "Technology"),
    "compare_pick": Text("对比", "compare"),
    "compare": Text("并排对比", "Side by side"),
    "compare_hint": Text(
        "勾选两项，再按“匹配”即可并排对比。", "Tick two and press Match to see them side by side."
    ),
    "factor": Text("因素", "Factor"),
    "value": Text("值", "Value"),
    "weight": Text("权重", "Weight"),
    "contribution": Text("贡献", "Contribution"),
    "grounds": Text("依据", "Grounds"),
    "unknown": Text("未知", "unknown"),
    "patents_gate": Text(
        "图中专利：有效 / 在审 / 失效 / 不明", "Patents here: live / pending / lapsed / unknown"
    ),
    "evidence": Text("证据专利", "Patents it rests on"),
    "patent": Text("专利", "Patent"),
    "holders": Text("权利人", "Holders"),
    "status": Text("状态", "Status"),
    "remaining": Text("剩余年限", "Years left"),
    "closeness": Text("文字贴近", "Closeness"),
    "against": Text("反证", "What speaks against"),
    "warnings": Text("提示", "Warnings"),
    "pairing": Text("结对", "Pairing"),
    "no_pairing": Text("没有结对", "no pairing"),
    "since": Text("自", "since"),
    "backing": Text("规划依据", "Backing of the plan"),
    "funds": Text("资金", "Funds"),
    "recipients": Text("当地承接企业", "Firms that could take it up"),
    "none_known": Text("图中没有", "none in the graph"),
    "excluded": Text("未列入的及原因", "Left out, and why"),
    "reason": Text("原因", "Reason"),
    "downloads": Text("下载", "Download"),
    "open_licence": Text("开放许可", "open licence"),
    "pledged": Text("已质押", "pledged"),
    "of_all_donors": Text("所有援助方", "all donors"),
    "all": Text("全部", "all"),
    "failed": Text("没有办成", "That did not work"),
    "failed_hint": Text("请改一改再试，或从上方搜索。", "Change it and try again, or search above."),
    "other_language": Text("English", "中文"),
    "skip": Text("跳到正文", "Skip to content"),
    "no_plan": Text(
        "还没有载入规划。请运行 kg demo 或 kg load plan 文件。",
        "No plan is loaded. Run kg demo or kg load plan FILE.",
    ),
    "target": Text("目标", "Target"),
    "sources": Text("出处", "Sources"),
    "properties": Text("属性", "Properties"),
    "neighbours": Text("相关事物", "Connected things"),
    "incoming": Text("（反向）", " (incoming)"),
    "more": Text("还有更多，未全部列出。", "There are more; not all are listed."),
    "source_page": Text("原文各处所述", "What each place says"),
    "found": Text("条结果", "results"),
    "nothing": Text(
        "没有找到。换个说法试试，或只输入关键词。", "Nothing found. Try other words, or keywords alone."
    ),
    "made_up": Text("虚构演示数据", "made up for the demo"),
    "review": Text("程序读出，待人工复核", "read by the program; a person should look"),
}

# How a locator reads: its letter says what is counted.
PLACES = {
    "L": Text("第{}行", "line {}"),
    "R": Text("表格第{}行", "row {}"),
    "P": Text("第{}件", "document {}"),
}

# Values that the graph and the match write as codes.
VALUES = {
    "live": Text("有效", "live"),
    "pending": Text("在审", "pending"),
    "lapsed": Text("失效", "lapsed"),
    "unknown": Text("未知", "unknown"),
    "invention": Text("发明", "invention"),
    "utility model": Text("实用新型", "utility model"),
    "design": Text("外观设计", "design"),
    "exists": Text("已有", "exists"),
    "build": Text("要建", "to be built"),
    "explore": Text("探索", "to be explored"),
    "draft": Text("拟订", "to be drafted"),
    "set up": Text("要设立", "to be set up"),
    "counts": Text("已公布件数", "published counts"),
    "patents": Text("图中专利", "patents in the graph"),
    "industry table": Text("产业技术表", "table of industries"),
    "pairings": Text("结对名单", "list of pairings"),
    "enterprises": Text("图中企业", "firms in the graph"),
    "plan": Text("规划", "plan"),
    "reference": Text("基础数据", "reference"),
    "derived": Text("推算", "derived"),
    "events": Text("法律事件", "legal events"),
    "needs": Text("需求", "needs"),
    "missed": Text("未达到", "missed"),
    "short so far": Text("尚有差距", "short so far"),
    "not comparable": Text("不可比", "not comparable"),
    "no figure": Text("无数值目标", "no figure"),
    "reached so far": Text("目前已达到", "reached so far"),
    "reached": Text("已达到", "reached"),
    "average": Text("年均", "yearly average"),
    "total": Text("累计", "total"),
    "per year": Text("每年", "per year"),
}
