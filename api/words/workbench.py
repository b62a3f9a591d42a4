"""The words of the match workbench and the help pages."""

from kg.lang.text import Text

WORDS: dict[str, Text] = {
    "verdicts_of": Text("{} 项目标，按判断：", "{} targets, by what can be said of them:"),
    "without_target": Text(
        "没有目标、只有观测值的 {} 项指标", "{} indicators without a target, only observed"
    ),
    "region_compared": Text("相比的地区", "Region compared"),
    "has_ended": Text("已过期", "ended"),
    "days_left": Text("剩 {} 天", "{} days left"),
    "no_end": Text("长期或未写明期限", "no end stated"),
    "offer_badge": Text("技术供给", "technology offered"),
    "desk_targets": Text("规划目标", "Targets"),
    "desk_tasks": Text("规划任务", "Tasks"),
    "desk_no_plan": Text("还没有载入规划。", "No plan is loaded."),
    "desk_no_fund": Text("没有写明资金", "without a fund"),
    "desk_no_body": Text("没有点名机构", "without a body"),
    "desk_due": Text("待办", "To do"),
    "desk_soon": Text("90天内到期的需求和供给", "Needs and offers that end within 90 days"),
    "desk_expired": Text("已过期的需求和供给", "Needs and offers that have ended"),
    "desk_rejected": Text("被拒收的行", "Rows rejected"),
    "desk_unranked": Text("尚未重排的需求", "Needs not ranked again"),
    "desk_identity": Text("待判断的机构", "Organisations to be told apart"),
    "desk_last": Text("最近的载入", "Last loads"),
    "desk_matches": Text("供需匹配", "Matches"),
    "desk_best": Text(
        "得分最高：{} × {}，援助方{}，技术 {}（{}）", "Best score: {} × {}, donor {}, technology {} ({})"
    ),
    "desk_heat": Text(
        "每格为该地州、该产业得分最高的技术及其援助方；点开即看依据。",
        "Each cell: the best score of a technology for the industry of the prefecture, and its donor; open it for the grounds.",
    ),
    "desk_working": Text(
        "匹配总表正在计算，先算好的先显示。", "The table is being worked out; what is ready is shown."
    ),
    "desk_again": Text("刷新", "Refresh"),
    "desk_empty": Text("图中还没有数据", "There is no data yet"),
    "desk_empty_hint": Text(
        "先上传一份规划，再上传专利、企业和需求。", "Upload a plan first, then patents, firms and needs."
    ),
    "desk_load_plan": Text("上传规划", "Upload a plan"),
    "desk_load_data": Text("上传数据", "Upload data"),
    "desk_demo": Text(
        "想先看示例：在本机运行 kg demo。", "To see an example first, run kg demo on this machine."
    ),
    "pairs_ranked": Text(
        "个“技术—援助方”组合参评，列出前", "pairs of technology and donor were ranked; shown are the first"
    ),
    "colon": Text("：", ": "),
    "stop": Text("。", "."),
    "comma": Text("，", ", "),
    "semicolon": Text("；", "; "),
    "total": Text("合计", "Total"),
    "gate_head": Text("图中专利：", "Patents here: "),
    "grounds_all": Text("因素、证据与注意事项", "Factors, evidence and cautions"),
    "evidence_count": Text("证据专利 {} 件", "patents as evidence: {}"),
    "invented": Text("虚构", "made up"),
    "counts_invented": Text("含虚构数据", "counts made-up data"),
    "picked_one": Text("已勾选一项，再勾选一项即可对比。", "One is ticked; tick another to compare them."),
    "picked_two": Text("已勾选的两项并排列在上方：去看对比", "The two stand side by side above: see them"),
    "pick_two": Text(
        "勾选两项即可并排对比（未启用脚本时再按“匹配”）。",
        "Tick two to see them side by side (without scripts, then press Match).",
    ),
    "offers": Text("对方供给", "On offer"),
    "offers_hint": Text(
        "援助方登记的、仍有效的供给；与得分无关。",
        "Registered by the donor and still open; they change no score.",
    ),
    "offered_here": Text("供给 {} 项", "on offer: {}"),
    "valid_until": Text("有效期至", "until"),
    "names_industry": Text("只写明产业", "names the industry alone"),
    "why_not": Text("为什么没有某个援助方或技术？", "Why is a donor or a technology not in the list?"),
    "why_not_hint": Text(
        "选援助方，填技术的分类号（如 D01G），看它排第几、差在哪里，或为何不参评。本页地址含这一问，可发给同事。",
        "Choose a donor and a symbol (such as D01G) to see its rank and where it falls behind, or why it is out. The address "
        "of this page holds the question and can be sent.",
    ),
    "why_ask": Text("查原因", "Show why"),
    "why_rank": Text("排第", "ranks"),
    "why_of": Text("位，共", "of"),
    "why_pairs": Text("个组合参评；得分", "pairs; its score is"),
    "why_listed": Text("它就在上面的列表里", "It is in the list above"),
    "why_last": Text("列出的最后一项是", "The last one shown is"),
    "why_short": Text("相差", "it is short by"),
    "why_out": Text("不参评：", "Not ranked: "),
    "why_own": Text("它的贡献", "Its contribution"),
    "why_theirs": Text("列出的最后一项", "The last one shown"),
    "difference": Text("差", "Difference"),
    "why_uses": Text("该产业所用的技术：", "Technologies that the industry uses: "),
    "said": Text("会商结果", "What came of it"),
    "said_hint": Text("只作记录，不改变得分。", "Kept as a record; it changes no score."),
    "said_none": Text("还没有记录。", "Nothing was recorded yet."),
    "said_then": Text("当时第", "then rank"),
    "said_place": Text("位，", ", "),
    "said_signin": Text(
        "登录（编辑角色）后可记录采纳、不采纳或转让",
        "Sign in as an editor to record acceptance, rejection or transfer",
    ),
    "said_no_right": Text(
        "您的角色不能记录；需要编辑角色。", "Your role cannot record this; it needs the role editor."
    ),
    "note": Text("附注（可不填）", "Note (optional)"),
    "accept": Text("采纳", "Accept"),
    "reject": Text("不采纳", "Reject"),
    "because": Text("不采纳的理由", "Reason for rejecting"),
    "transfer": Text("已转让", "Transferred"),
    "on_day": Text("转让日期", "Day of the transfer"),
    "help": Text("帮助", "Help"),
    "help_title": Text("帮助", "Help"),
    "help_all": Text("全部帮助", "All help"),
    "help_screen": Text("打开这个页面", "Open the page"),
}
