"""The rules that a query must keep before any engine sees it.

They stop what an engine would carry out or choke on. What they let through still meets the engine's own half:
its plan (Neo4j), a user or session that cannot write, and the time limit.
"""

from collections.abc import Mapping
from typing import Any

from kg.graph.engine import READING_PROCEDURES
from kg.graph.guard.allowed import FUNCTIONS, KEYWORDS, OPENERS, REFUSED_WORDS
from kg.graph.guard.bounds import check_lists, check_paths, check_ranges
from kg.graph.guard.counts import check_counts
from kg.graph.guard.lexer import Token, refusal, tokens, without_comments
from kg.graph.guard.sizes import check_sizes
from kg.graph.guard.values import check_params
from kg.lang.errors import QueryRefused
from kg.lang.text import Text

# Longer than any question that a person writes; a megabyte of brackets would keep a parser busy.
MAX_QUERY = 20_000
# Parsers recurse once per bracket; no question of ours needs ten.
MAX_DEPTH = 40
_OPEN, _CLOSE = "([{", ")]}"
_BRACKETS = Text("请检查括号", "Look at the brackets")
_PARTS = Text("请拆开来问", "Ask in parts")


def checked(query: str, params: Mapping[str, Any]) -> str:
    """`query` as it may be sent: one reading statement, its comments blanked.

    Raises:
        QueryRefused: it breaks a rule; the message says where, why, and what to do instead.
    """
    if len(query) > MAX_QUERY:
        raise QueryRefused("query-too-long", limit=MAX_QUERY)
    read = tokens(query)
    while read and read[-1].value == ";":
        read.pop()
    if not read:
        raise QueryRefused("query-empty")
    _check_opening(query, read)
    _check_brackets(query, read)
    _check_words(query, read)
    _check_calls(query, read)
    check_params(params)
    check_counts(query, read)
    check_ranges(query, read, params)
    check_lists(query, read)
    check_paths(query, read)
    check_sizes(read, params)
    return without_comments(query, read)


def _check_words(query: str, read: list[Token]) -> None:
    for i, token in enumerate(read):
        if token.kind == "mark" and token.value == ";":
            why = Text("后面还有第二条语句", "a second statement follows")
            raise refusal(query, token.at, why, Text("请一次发一条", "Send one statement at a time"))
        if token.kind == "word" and token.value in REFUSED_WORDS and not _is_name(read, i):
            why, remedy = REFUSED_WORDS[token.value]
            told = Text(f"这里不能用 {token.text}。{why.zh}", f"{token.text} is not allowed here. {why.en}")
            raise refusal(query, token.at, told, remedy)
        if token.kind == "mark" and token.value == "~":
            # A pattern such as (a+)+ takes longer than the age of the world, and no time limit stops it.
            raise refusal(
                query, token.at, Text("不能用正则表达式", "no regular expressions"),
                Text("请用 CONTAINS、STARTS WITH 或 ENDS WITH", "Use CONTAINS, STARTS WITH or ENDS WITH"),
            )  # fmt: skip


def _check_opening(query: str, read: list[Token]) -> None:
    if read[0].kind == "word" and read[0].value in OPENERS:
        return
    known = ", ".join(sorted(OPENERS))
    raise refusal(
        query, read[0].at,
        Text(f"查询不能以 {read[0].text} 开头", f"a query cannot begin with {read[0].text}"),
        Text(f"只能读取，开头须是 {known} 之一", f"Only reading is allowed, so it begins with one of {known}"),
    )  # fmt: skip


def _check_brackets(query: str, read: list[Token]) -> None:
    opened: list[Token] = []
    for token in read:
        if token.kind != "mark":
            continue
        if token.value in _OPEN:
            opened.append(token)
        elif token.value in _CLOSE and (
            not opened or _OPEN.index(opened.pop().value) != _CLOSE.index(token.value)
        ):
            why = Text(f"这个 {token.value} 前面没有与它配对的括号", f"nothing opens this {token.value}")
            raise refusal(query, token.at, why, _BRACKETS)
        if len(opened) > MAX_DEPTH:
            why = Text(f"没有闭合的括号超过 {MAX_DEPTH} 层", f"more than {MAX_DEPTH} brackets stand open")
            raise refusal(query, token.at, why, _PARTS)
    if opened:
        last = opened[-1]
        why = Text(f"这个 {last.value} 没有闭合", f"this {last.value} is never closed")
        raise refusal(query, last.at, why, _BRACKETS)


def _is_property(read: list[Token], i: int) -> bool:
    """Whether token `i` is what stands behind the dot of a value: n.set, (x).set, $p.set."""
    if i < 2 or read[i - 1].value != ".":
        return False
    owner = read[i - 2]
    return owner.kind in ("word", "name", "param") or owner.value in _CLOSE


def _is_name(read: list[Token], i: int) -> bool:
    """Whether token `i` names a property (n.set) or a key of a map ({delete: 1})."""
    is_key = 0 < i < len(read) - 1 and read[i - 1].value in ("{", ",") and read[i + 1].value == ":"
    return is_key or _is_property(read, i)


def _check_calls(query: str, read: list[Token]) -> None:
    for i, token in enumerate(read):
        if _is_word(token, "CALL") and not _is_property(read, i):
            _check_procedure(query, read, i)
        elif token.value == "(" and token.kind == "mark" and i > 0:
            _check_function(query, read, i)


def _check_procedure(query: str, read: list[Token], i: int) -> None:
    following = read[i + 1] if i + 1 < len(read) else None
    if following is not None and following.kind == "mark" and following.value in "({":
        return
    name, _ = _dotted(read, i + 1, +1)
    if name not in READING_PROCEDURES:
        known = ", ".join(sorted(READING_PROCEDURES))
        raise refusal(
            query, read[i].at,
            Text(f"不能调用过程 {name or '?'}", f"the procedure {name or '?'} is not allowed"),
            Text(
                f"可以调用的有 {known}；检索另有入口：`kg ask` 和 /api/v1/search",
                f"Allowed are {known}; search has its own door, `kg ask` and /api/v1/search",
            ),
        )  # fmt: skip


def _check_function(query: str, read: list[Token], i: int) -> None:
    before = read[i - 1]
    if before.kind not in ("word", "name"):
        return
    name, start = _dotted(read, i - 1, -1)
    if start > 0 and _is_word(read[start - 1], "CALL"):
        return
    if before.kind == "word" and "." not in name and before.value in KEYWORDS:
        return
    if name.lower() not in FUNCTIONS:
        raise refusal(
            query, read[start].at, Text(f"不能用函数 {name}", f"the function {name} is not allowed"),
            Text(
                "请用 Cypher 自带的文本、数字、列表、日期和汇总函数",
                "Use Cypher's own functions of text, numbers, lists, dates and aggregation",
            ),
        )  # fmt: skip


def _dotted(read: list[Token], i: int, step: int) -> tuple[str, int]:
    """The dotted name that starts (step 1) or ends (step -1) at token `i`, and its last place."""
    parts: list[str] = []
    while 0 <= i < len(read) and read[i].kind in ("word", "name"):
        parts.append(read[i].text if read[i].kind == "word" else read[i].value)
        if not (0 <= i + step < len(read) and read[i + step].value == "."):
            break
        i += 2 * step
    return ".".join(parts if step > 0 else reversed(parts)), max(i, 0)


def _is_word(token: Token, value: str) -> bool:
    return token.kind == "word" and token.value == value
