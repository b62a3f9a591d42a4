"""The words of signing in, uploads, runs, rejects and identity judgements."""

from ontology.model import Text

WORDS: dict[str, Text] = {
    "signin": Text("登录", "Sign in"),
    "signout": Text("退出", "Sign out"),
    "signed_in_as": Text("已登录：", "Signed in as"),
    "go_on": Text("继续", "Go on"),
    "token": Text("访问令牌", "Access token"),
    "signin_wrong": Text("令牌不对、已作废或已过期。", "The token is unknown, revoked or expired."),
    "signin_often": Text(
        "试错太多次，请过一分钟再试。", "Too many wrong tokens. Wait a minute and try again."
    ),
    "signin_link_spent": Text(
        "这个登录链接已用过或已过期。请用令牌登录，或重新运行 kg demo。",
        "This link was used or is too old. Sign in with a token, or run kg demo again.",
    ),
    "signin_how": Text("怎样得到令牌", "How to get a token"),
    "signin_how_told": Text(
        "在运行本系统的机器上打开终端，输入下面一行；令牌只显示一次，复制到上面即可。别的机器上的人，请管理员代办。",
        "Open a terminal on the machine that runs this service and type the line below. The token is shown once: copy it "
        "into the field above. People on other machines ask whoever runs the service.",
    ),
    "signin_name": Text("你的名字", "YOUR-NAME"),
    "signin_demo": Text(
        "演示时不必：启动时打印并打开的链接已带登录：",
        "Not needed in the demo: the link that it prints and opens when it starts signs you in:",
    ),
    "roles": Text("角色", "Roles"),
    "role_reader": Text("看页面，匹配，查现成的问题", "see pages, match, ask named questions"),
    "role_analyst": Text("另可：用 Cypher 查询，导出全图", "also: ask in Cypher, export the graph"),
    "role_editor": Text(
        "另可：上传数据，判断匹配与机构", "also: upload data, judge matches and organisations"
    ),
    "role_admin": Text("另可：其余一切", "also: everything else"),
    "signin_life": Text(
        "登录保留十二小时；退出、令牌作废或系统重启即告结束。令牌不会存进浏览器。",
        "A session lasts twelve hours; signing out, revoking the token or a restart of the service ends it. The token "
        "itself is not kept in the browser.",
    ),
    "data": Text("数据", "Data"),
    "data_hint": Text(
        "上传文件先试算，看清会改什么，再载入；重复载入只写有变化的。拒收的行连同理由列出，可下载。",
        "A file is tried first: see what it would change, then load it. A repeated load writes only what changed. Rows "
        "that cannot be taken are listed with the reason, to download.",
    ),
    "upload": Text("上传文件", "Hand in a file"),
    "upload_needs": Text("上传和判断需要“编辑”角色。", "To upload and to judge, the role editor is needed."),
    "upload_kind": Text("内容", "It holds"),
    "upload_file": Text("文件", "File"),
    "upload_most": Text("最大 {} MB；CSV、XLSX，专利另可 XML", "{} MB at most; CSV, XLSX, patents XML too"),
    "upload_dataset": Text("数据集名（不填即文件名）", "Name of the dataset (the file's name by default)"),
    "upload_options": Text("更多选项", "More options"),
    "upload_format": Text("专利格式", "Format of patents"),
    "upload_recognise": Text("自动识别", "recognise it"),
    "upload_region": Text("没有地址的行归属地区", "Region of rows without an address"),
    "upload_mapping": Text("专利列对照表（TOML）", "Columns of a patent table (TOML)"),
    "upload_try": Text("试算", "Try"),
    "upload_sending": Text("正在上传", "Sending"),
    "upload_trying": Text("正在试算，不写入", "Trying; nothing is written"),
    "upload_tried": Text("试算结果：还没有写入", "Trial: nothing was written yet"),
    "upload_loading": Text("正在载入", "Loading"),
    "upload_loaded": Text("已载入", "Loaded"),
    "upload_failed": Text("这个文件没有办成", "This file did not work"),
    "upload_load": Text("载入", "Load it"),
    "upload_drop": Text("放弃", "Drop it"),
    "upload_again": Text("改好再上传", "Correct it and upload again"),
    "upload_more": Text("再上传一个", "Upload another"),
    "upload_rows": Text("行", "rows"),
    "upload_wait": Text("页面会自己更新。", "The page keeps up by itself."),
    "upload_no_change": Text(
        "与图中现有的完全一样，没有变化。", "The graph says all of this already; nothing would change."
    ),
    "upload_told": Text("识别到", "What was recognised"),
    "changes": Text("会有的变化", "What would change"),
    "changes_seen": Text("试算所见的变化", "What the trial saw"),
    "outcome": Text("变化", "Change"),
    "things": Text("事物", "Thing"),
    "detail": Text("名称，或旧 → 新", "Name, or old → new"),
    "first_of": Text("先列前 {} 项，全部见 CSV。", "The first {} are shown; the CSV has all."),
    "one_by_one": Text("逐项", "One by one"),
    "created": Text("新建", "Created"),
    "updated": Text("更新", "Updated"),
    "unchanged": Text("未变", "Unchanged"),
    "retired": Text("退出", "Retired"),
    "rejects": Text("拒收与备注", "Left out, and remarks"),
    "rejects_none": Text("没有拒收。", "Nothing was left out."),
    "rejects_csv": Text("拒收清单 CSV", "what was left out, CSV"),
    "changes_csv": Text("变化清单 CSV", "changes, CSV"),
    "place": Text("位置", "Place"),
    "column": Text("列", "Column"),
    "cell_value": Text("值", "Value"),
    "handled": Text("处理", "Outcome"),
    "coverage": Text("原文读懂了多少", "How much of the text was understood"),
    "coverage_of": Text("原文中的", "In the text"),
    "coverage_total": Text("共有", "In all"),
    "coverage_taken": Text("读入", "Taken"),
    "coverage_headings": Text("标题", "headings"),
    "coverage_numbers": Text("数字", "numbers"),
    "coverage_titles": Text("书名号《》", "titles in 《》"),
    "coverage_quoted": Text("引号“”", "quoted in “”"),
    "coverage_left": Text("没有读入的，逐处", "What was left, place by place"),
    "templates": Text("空表模板", "Templates to fill in"),
    "templates_hint": Text(
        "首行是栏目，Excel 模板另有一页说明；专利不用模板，各库导出的文件可直接上传。",
        "The first row names the columns; the workbook has a sheet of notes. Patents need none: exports of the usual "
        "databases are taken as they are.",
    ),
    "in_chinese": Text("中文", "in Chinese"),
    "in_english": Text("英文", "in English"),
    "runs": Text("载入记录", "Loads"),
    "runs_none": Text("还没有载入过文件。", "No file was loaded yet."),
    "runs_all": Text("全部记录，含基础数据与推算", "all of them, with reference facts and what was derived"),
    "run_at": Text("时间", "When"),
    "load_seconds": Text("用时（秒）", "Seconds"),
    "identity": Text("机构识别", "Which organisations are one"),
    "identity_hint": Text(
        "名称相近、规则不能断定的机构，由人判断是否同一家；判断都记下理由和何人，随时可撤回。",
        "Organisations with near names that no rule decides: a person says whether they are one. Each judgement keeps its "
        "reason and who made it, and can be taken back.",
    ),
    "identity_door": Text(
        "待判断的机构对与已作的判断", "pairs of organisations to judge, and judgements made"
    ),
    "pairs_open": Text("待判断", "To be judged"),
    "pairs_none": Text("没有待判断的。", "Nothing is to be judged."),
    "pairs_first": Text("对，最可能的在前，列出", "pairs, the likeliest first; shown are"),
    "same": Text("同一家", "One and the same"),
    "different": Text("不是同一家", "Two different ones"),
    "why": Text("理由", "Reason"),
    "judged": Text("已作的判断", "Judgements that stand"),
    "judged_none": Text("没有这样的判断。", "No such judgement."),
    "decision": Text("判断", "Judgement"),
    "by": Text("判断者", "By"),
    "by_rule": Text("规则", "a rule"),
    "confirm": Text("确认", "Confirm"),
    "deny": Text("否定", "Reject"),
    "reverse": Text("撤回", "Take back"),
    "change": Text("改判", "Change"),
    "name_holds": Text("名称含", "Name holds"),
    "show": Text("显示", "Show"),
    "done_same": Text(
        "已记录：同一家，两个节点已并为一个。", "Kept: they are one; the two nodes were brought together."
    ),
    "done_different": Text(
        "已记录：不是同一家。若已并过，请重新载入提到它们的文件。",
        "Kept: they are two. If they had been brought together, load the files that name them again.",
    ),
    "done_reversed": Text(
        "已撤回。请重新载入提到它们的文件，两个节点才会分开。",
        "Taken back. Load the files that name them again to have two nodes.",
    ),
}

FILE_KINDS: dict[str, Text] = {
    "plan": Text("规划文本", "a plan"),
    "patents": Text("专利", "patents"),
    "enterprises": Text("企业", "enterprises"),
    "pairings": Text("援疆结对", "pairings of aid"),
    "countries": Text("国家与条约", "countries and treaties"),
    "funds": Text("资金", "funds"),
    "needs": Text("技术需求与供给", "needs and offers"),
    "observations": Text("指标观测值", "observations of indicators"),
    "events": Text("法律事件", "legal events"),
    "counts": Text("专利件数统计", "counts of patents"),
}

VALUES: dict[str, Text] = {
    "reader": Text("读者", "reader"),
    "analyst": Text("分析", "analyst"),
    "editor": Text("编辑", "editor"),
    "admin": Text("管理", "admin"),
    "created": Text("新建", "created"),
    "updated": Text("更新", "updated"),
    "retired": Text("退出", "retired"),
    "rejected": Text("拒收", "rejected"),
    "remark": Text("备注", "remark"),
    "same": Text("同一家", "one and the same"),
    "different": Text("不是同一家", "two different ones"),
    "unsure": Text("存疑", "unsure"),
    "reversed": Text("已撤回", "taken back"),
    "rule": Text("规则", "a rule"),
}
