"""What a guarded query may name. All else is refused, what is unknown too.

Function and clause names: Neo4j Cypher Manual 5 (https://neo4j.com/docs/cypher-manual/5/), as far as both engines
have them and they only read.
"""

from kg.lang.text import Text

# A query begins with one of these; every statement that administers begins otherwise.
OPENERS = frozenset({"MATCH", "OPTIONAL", "WITH", "UNWIND", "RETURN", "CALL"})

_WRITES = Text("它会改动图谱", "It would change the graph")
_REMEDY = Text(
    "请用 MATCH … RETURN 提问；数据用 `kg load` 载入",
    "Ask with MATCH … RETURN; facts come in by `kg load`",
)
_UNWIND = Text(f"{_REMEDY.zh}；列表用 UNWIND 展开", f"{_REMEDY.en}, and lists open with UNWIND")
_ADMIN = Text("它会改动或显示引擎的设置", "It would change or show how the engine is set up")
_ELSEWHERE = Text(
    "图里有什么见 `/api/v1/ontology`，引擎状况用 `kg doctor` 查看",
    "`/api/v1/ontology` tells what is in the graph, `kg doctor` how the engine is",
)
_READS = Text("它会读取文件或网址", "It would read a file or an address")
_FILES = Text("文件用 `kg load` 载入", "Files come in by `kg load`")
_TRANSACTION = Text("它会自行开启事务", "It would open transactions of its own")
_LEAVE_OUT = Text("请去掉这部分", "Leave that out")
# Words that no reading query needs. As a property (n.set) or in backticks they are names, and allowed.
REFUSED_WORDS: dict[str, tuple[Text, Text]] = {
    **dict.fromkeys(("CREATE", "MERGE", "SET", "DELETE", "DETACH", "NODETACH", "REMOVE", "INSERT"), (_WRITES, _REMEDY)),
    "FOREACH": (_WRITES, _UNWIND),
    **dict.fromkeys(("LOAD", "CSV"), (_READS, _FILES)),
    **dict.fromkeys(("TRANSACTIONS", "TRANSACTION", "COMMIT", "PERIODIC"), (_TRANSACTION, _LEAVE_OUT)),
    **dict.fromkeys(
        ("DROP", "ALTER", "GRANT", "DENY", "REVOKE", "SHOW", "TERMINATE", "USE"),
        (_ADMIN, _ELSEWHERE),
    ),
}  # fmt: skip

# Words that may stand before a bracket without being a function.
_KEYWORDS = (
    "MATCH OPTIONAL WHERE AND OR XOR NOT IN WITH RETURN UNWIND DISTINCT AS WHEN THEN ELSE CASE BY ON SKIP LIMIT "
    "OFFSET IS CONTAINS STARTS ENDS ORDER ASC DESC ASCENDING DESCENDING UNION CALL YIELD SHORTEST PATH PATHS "
    "GROUP GROUPS WALK TRAIL NULL TRUE FALSE"
)
KEYWORDS = frozenset(_KEYWORDS.split())

_FUNCTIONS = """
    all any none single exists isempty coalesce nullif
    count collect sum avg min max stdev stdevp percentilecont percentiledisc
    size length char_length character_length nodes relationships labels type id elementid keys properties
    startnode endnode head last tail reverse range reduce shortestpath allshortestpaths
    tointeger tofloat tostring toboolean tointegerornull tofloatornull tostringornull tobooleanornull
    tointegerlist tofloatlist tostringlist tobooleanlist
    abs ceil floor round sign sqrt exp log log10 e pi sin cos tan isnan
    substring left right trim ltrim rtrim btrim split replace tolower toupper lower upper
    date datetime localdatetime time localtime duration date.truncate datetime.truncate
    duration.between duration.indays duration.inmonths duration.inseconds
"""
FUNCTIONS = frozenset(_FUNCTIONS.split())
