"""The words of the network explorer, the Cypher editor and maps of a user's own."""

from ontology.model import Text

WORDS: dict[str, Text] = {
    "colon": Text("：", ": "),
    "comma": Text("，", ", "),
    "list_comma": Text("、", ", "),
    "more_paths": Text("更多路径", "More paths"),
    "lines_shown": Text("条连线", "lines"),
    "not_drawn": Text("相邻而未画出", "near but not drawn"),
    "draw_more": Text("多画一些", "Draw more"),
    "downloads_shown": Text("下载所见", "Download what is shown"),
    "paths_told": Text(
        "路径：越短、途经事物越专门，越靠前", "Paths: short ones first, and those through special things"
    ),
    "and_then": Text("；", "; "),
    "stop": Text("。", "."),
    "no_paths": Text("两者之间六步以内没有路径。", "No path of up to six steps joins the two."),
    "colour_by": Text("颜色", "Colour by"),
    "size_by": Text("大小", "Size by"),
    "by_kind": Text("种类", "kind"),
    "all_alike": Text("一样大", "all alike"),
    "degree": Text("图中连线数", "lines in the picture"),
    "other_values": Text("其他值", "other values"),
    "yes": Text("是", "yes"),
    "no": Text("否", "no"),
    "in_row": Text("同在一行结果", "in one row of the answer"),
    "collapse": Text("收起", "Collapse"),
    "pin": Text("固定", "Pin"),
    "unpin": Text("取消固定", "Unpin"),
    "zoom_in": Text("放大", "Zoom in"),
    "zoom_out": Text("缩小", "Zoom out"),
    "fit": Text("全部显示", "Show all"),
    "list_cut": Text(
        "列表只列前 200 个；GraphML 文件里是全部。", "The list has the first 200; the GraphML file has all."
    ),
    "begin_anew": Text("换个起点", "Begin with something else"),
    "pairings_example": Text("对口援疆结对", "aid pairings"),
    "network_hint": Text(
        "点一个事物，可展开、收起、固定或打开它；拖动即固定；滚轮缩放。",
        "Click a thing to expand, collapse, pin or open it; dragging pins; scroll to zoom.",
    ),
}
