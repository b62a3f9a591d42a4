"""The words of the network explorer, the Cypher editor and maps of a user's own."""

from kg.lang.text import Text

WORDS: dict[str, Text] = {
    "sources_say": Text("个来源各有说法，第一行为图中所取", "sources speak of it; the graph shows the first"),
    "statement_of": Text("来源", "source"),
    "colon": Text("：", ": "),
    "comma": Text("，", ", "),
    "list_comma": Text("、", ", "),
    "more_paths": Text("更多路径", "More paths"),
    "lines_shown": Text("条连线", "lines"),
    "not_drawn": Text("相邻而未画出", "Near but not drawn"),
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
    "not_given": Text("未载明", "not given"),
    "not_applicable": Text("无此项（这类事物没有这一属性）", "does not apply to things of this kind"),
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
    "cypher": Text("查询语言", "Query language"),
    "cypher_short": Text("查询语言", "Cypher"),
    "cypher_hint": Text(
        "用 Cypher 直接问图，只能读。写入、过程和没有终点的路径会被拒绝，并说明改法。",
        "Ask the graph in Cypher, for reading. What writes, calls procedures or has no end is refused, with what to do instead.",
    ),
    "cypher_limits": Text(
        "一次最多 {seconds} 秒、{rows} 行、{megabytes} MB；多出的会说明已截断。",
        "At most {seconds} s, {rows} rows and {megabytes} MB at a time; what was cut is said to be.",
    ),
    "cypher_scripts": Text(
        "这一页要用脚本。没有脚本时，请用命令 kg cypher。",
        "This page needs scripts. Without them, use kg cypher.",
    ),
    "cypher_keys": Text(
        "Ctrl+Enter 运行；输入时出现候选，↓ 选，Enter 取，Esc 关，Ctrl+空格 再开。标签和属性也可打中文来找。",
        "Ctrl+Enter runs. While you type, ↓ chooses what is offered, Enter takes it, Esc closes, Ctrl+Space opens it again.",
    ),
    "query_text": Text("查询", "Query"),
    "completions": Text("候选", "What could follow"),
    "offered": Text("{} 个候选，按 ↓ 选", "{} offered; ↓ chooses"),
    "parameters": Text("参数", "Parameters"),
    "parameters_hint": Text(
        'JSON，如 {"region": "653100"}，在查询里写 $region',
        'JSON, such as {"region": "653100"}, written $region in the query',
    ),
    "run": Text("运行", "Run"),
    "keep_address": Text("存到网址", "Put it in the address"),
    "not_run": Text(
        "网址里的查询已填好，没有自动运行：请先看一眼再运行。",
        "The query of the address is filled in and was not run: look at it first.",
    ),
    "answer": Text("结果", "Answer"),
    "chart_of": Text("柱图", "Bars of"),
    "history": Text("用过的查询", "Queries used before"),
    "history_hint": Text("只存在这台电脑的浏览器里。", "Kept in this browser alone."),
    "history_clear": Text("清空", "Clear"),
    "history_empty": Text("还没有", "none yet"),
    "examples": Text("示例", "Examples"),
    "running": Text("运行中……", "running …"),
    "seconds": Text("秒", "s"),
    "cut": Text(
        "已截断，还有更多：请加条件，或用 LIMIT 和 SKIP 分次取",
        "cut, there is more: narrow it, or take it in parts with LIMIT and SKIP",
    ),
    "no_rows": Text(
        "没有结果。查一查标签、属性名和取值。", "No rows. Check labels, property names and values."
    ),
    "refused": Text("没有运行，原因和改法：", "It was not run:"),
    "denied": Text("这里需要分析员（analyst）角色：", "This needs the role analyst:"),
    "late": Text("超过时限，已停止。请缩小范围：", "It took too long and was ended; ask for less:"),
    "down": Text("服务没有回答。", "The service did not answer."),
    "bad_params": Text(
        '参数不是 JSON 对象，例如 {"region": "653100"}。',
        'The parameters are no JSON object, such as {"region": "653100"}.',
    ),
    "drawn_of": Text(
        "图里只画前 {drawn} 个，共 {all} 个事物。", "Drawn are the first {drawn} of {all} things."
    ),
    "as_table": Text("表", "Table"),
    "as_chart": Text("柱图", "Chart"),
    "as_network": Text("网络", "Network"),
    "as_map": Text("地图", "Map"),
    "views": Text("看法", "Views"),
    "first_bars": Text("只画前 30 行。", "The first 30 rows are drawn."),
    "in_cypher": Text("用查询语言打开", "Open in the query language"),
    "which_indicator": Text("观测的是", "What was observed"),
    "own_map": Text("自己的地图", "Your own map"),
    "add_map": Text(
        "本程序不带边界。要画在自己的地图上：把一个 GeoJSON 文件（WGS 84，面，不超过 5 MB）放到图的文件夹里，名为 map.geojson，"
        "或用 KG_GEOJSON 指明路径；每个面用属性 code 或 adcode 写六位行政区划代码。",
        "The program ships no borders. To see the figures on a map of your own, put a GeoJSON file (WGS 84, areas, up to 5 MB) "
        "into the graph's folder as map.geojson, or name it by KG_GEOJSON; each area has its six-digit code in the property "
        "code or adcode.",
    ),
    "unplaced": Text(
        "个面没有认得的区划代码，留白。", "areas have no code of a known region and stay white."
    ),
    "map_scores": Text(
        "地州：该产业在当地所有候选的得分；省区市：该援助方在南疆四地州所有候选的得分。",
        "Prefectures: scores of all candidates there; provinces: scores of all candidates of that donor in southern Xinjiang.",
    ),
    "map_largest": Text("一地有多行结果时取最大值。", "Where a region has several rows, the largest counts."),
}

VALUES: dict[str, Text] = {
    "need": Text("需求", "need"),
    "offer": Text("供给", "offer"),
    "subtask": Text("子任务", "subtask"),
    "in force": Text("现行", "in force"),
    "planned": Text("拟制定", "planned"),
    "preamble": Text("引言", "preamble"),
    "chapter": Text("章", "chapter"),
    "part": Text("节", "part"),
    "item": Text("条", "item"),
    "bullet": Text("项", "bullet"),
    "box": Text("专栏", "box"),
    "section": Text("部（门类）", "section"),
    "division": Text("大类", "division"),
    "class": Text("类", "class"),
    "subclass": Text("小类", "subclass"),
    "seen": Text("亲见原处", "seen"),
    "seen in an excerpt": Text("见于摘录", "seen in an excerpt"),
    "not seen": Text("未核", "not seen"),
    "memory": Text("凭记忆", "memory"),
    "expert judgement": Text("专家判断", "expert judgement"),
    "about": Text("约", "about"),
    "nearly": Text("近", "nearly"),
    "over": Text("超过", "over"),
    "at least": Text("不少于", "at least"),
    "national": Text("国家途径", "national"),
    "Paris": Text("巴黎公约", "Paris"),
    "Eurasian": Text("欧亚途径", "Eurasian"),
    "open": Text("开放", "open"),
    "closed": Text("不开放", "closed"),
    "basis": Text("口径", "basis"),
    "operator": Text("比较方式", "operator"),
    ">=": Text("≥", "≥"),
    "<=": Text("≤", "≤"),
    "~": Text("约", "about"),
}
