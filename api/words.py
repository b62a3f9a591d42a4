"""The words of the pages in both languages; names of things come from the ontology."""

from ontology.model import Text

WORDS = {
    "title": Text("疆知图谱", "Xinjiang IP Knowledge Graph"),
    "search": Text("搜索", "Search"),
    "search_hint": Text("例如：南疆 纺织", "for example: 南疆 纺织"),
    "plan": Text("规划", "Plan"),
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
