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
}

VALUES: dict[str, Text] = {
    "reader": Text("读者", "reader"),
    "analyst": Text("分析", "analyst"),
    "editor": Text("编辑", "editor"),
    "admin": Text("管理", "admin"),
}
