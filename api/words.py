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
