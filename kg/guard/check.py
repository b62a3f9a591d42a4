"""The rules that a query must keep before any engine sees it.

They stop what an engine would carry out or choke on. What they let through still meets the engine's own half:
its plan (Neo4j), a user or session that cannot write, and the time limit.
"""

from collections.abc import Mapping
from typing import Any

from kg.errors import QueryRefused
from kg.guard.allowed import FUNCTIONS, KEYWORDS, OPENERS, REFUSED_WORDS
from kg.guard.bounds import check_lists, check_paths, check_ranges
from kg.guard.lexer import Token, refusal, tokens, without_comments
from kg.store.engine import READING_PROCEDURES

# Longer than any question that a person writes; a megabyte of brackets would keep a parser busy.
MAX_QUERY = 20_000
# Parsers recurse once per bracket; no question of ours needs ten.
MAX_DEPTH = 40
_OPEN, _CLOSE = "([{", ")]}"


def checked(query: str, params: Mapping[str, Any]) -> str:
    """`query` as it may be sent: one reading statement, its comments blanked.

    Raises:
        QueryRefused: it breaks a rule; the message says where, why, and what to do instead.
    """
    if len(query) > MAX_QUERY:
        raise QueryRefused(
            f"The query is longer than {MAX_QUERY} characters. Ask in parts, or use parameters."
        )
    read = tokens(query)
    while read and read[-1].value == ";":
        read.pop()
    if not read:
        raise QueryRefused(
            "The query is empty. Write one, for example MATCH (n:Task) RETURN n.name LIMIT 10."
        )
    _check_opening(query, read)
    _check_brackets(query, read)
    for i, token in enumerate(read):
        if token.kind == "mark" and token.value == ";":
            raise refusal(query, token.at, "a second statement follows", "Send one statement at a time")
        if token.kind == "word" and token.value in REFUSED_WORDS and not _is_property(read, i):
            why, remedy = REFUSED_WORDS[token.value]
            raise refusal(query, token.at, f"{token.text} is not allowed here. {why}", remedy)
        if token.kind == "mark" and token.value == "~":
            # A pattern such as (a+)+ takes longer than the age of the world, and no time limit stops it.
            raise refusal(query, token.at, "no regular expressions", "Use CONTAINS, STARTS WITH or ENDS WITH")
    _check_calls(query, read)
    check_ranges(query, read, params)
    check_lists(query, read)
    check_paths(query, read)
    return without_comments(query, read)


def _check_opening(query: str, read: list[Token]) -> None:
    if read[0].kind == "word" and read[0].value in OPENERS:
        return
    raise refusal(
        query,
        read[0].at,
        f"a query cannot begin with {read[0].text}",
        f"Only reading is allowed, so it begins with one of {', '.join(sorted(OPENERS))}",
    )


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
            raise refusal(query, token.at, f"nothing opens this {token.value}", "Look at the brackets")
        if len(opened) > MAX_DEPTH:
            raise refusal(query, token.at, f"more than {MAX_DEPTH} brackets stand open", "Ask in parts")
    if opened:
        raise refusal(
            query, opened[-1].at, f"this {opened[-1].value} is never closed", "Look at the brackets"
        )


def _is_property(read: list[Token], i: int) -> bool:
    """Whether token `i` is what stands behind the dot of a value: n.set, (x).set, $p.set."""
    if i < 2 or read[i - 1].value != ".":
        return False
    owner = read[i - 2]
    return owner.kind in ("word", "name", "param") or owner.value in _CLOSE


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
        raise refusal(
            query, read[i].at, f"the procedure {name or '?'} is not allowed",
            f"Allowed are {', '.join(sorted(READING_PROCEDURES))}; search has its own door, `kg ask` and /api/v1/search",
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
            query, read[start].at, f"the function {name} is not allowed",
            "Use Cypher's own functions of text, numbers, lists, dates and aggregation",
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
