"""Rules against queries that read and yet never end: long ranges, lists within lists, paths without an end."""

from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import Any

from kg.graph.guard.lexer import Token, refusal
from kg.lang.text import Text

# A list of this length opens years, ranks or pages; what is longer is made to keep an engine busy.
MAX_RANGE = 10_000
# Beyond it nearly everything in this graph reaches everything, and the paths are counted in millions.
MAX_STEPS = 10
# Two lists of ten thousand are a hundred million steps, some seconds; three would take years.
MAX_LISTS = 2
_INSTEAD = Text("请改用 UNWIND，配合 sum 或 collect", "Use UNWIND, with sum or collect")
_ENDLESS = Text("路径没有终点", "a path without an end")
_FAR = Text("路径没有终点，或终点太远", "a path without an end, or with one too far")
_BOUND = Text(
    f"请给它一个不超过 {MAX_STEPS} 的终点，例如 [*1..3] 或 {{1,3}}",
    f"Give it an end of at most {MAX_STEPS}, as in [*1..3] or {{1,3}}",
)
_LONG = Text(f"range 超过 {MAX_RANGE} 项", f"a range longer than {MAX_RANGE}")
_SHORTER = Text("请改短一些", "Ask for a shorter one")
_COMPUTED = Text("range 的终点是算出来的", "a range whose end is computed")
_NUMBER = Text("请直接写成数字", "Write its end as a number")
_REDUCE = Text("reduce 只能用于 nodes(p) 和 relationships(p)", "reduce is for nodes(p) and relationships(p)")
_DOUBLES = Text("这个 reduce 每一步都可能翻倍", "this reduce may double at each step")
_NESTED = Text(
    f"列表里套着列表，超过 {MAX_LISTS} 层", f"more than {MAX_LISTS} lists are gone over in each other"
)


def check_ranges(query: str, read: Sequence[Token], params: Mapping[str, Any]) -> None:
    """Refuse range() with a bound that is large, or computed by anything that can make it large.

    Raises:
        QueryRefused: such a range.
    """
    for i in _calls(read, "range"):
        for token in read[i + 2 : _closing(read, i + 1)]:
            given: Any = token.text
            if token.kind == "param":
                given = params.get(token.value, 0)
            if token.kind in ("number", "param") and not _at_most(given, MAX_RANGE):
                raise refusal(query, token.at, _LONG, _SHORTER)
            if token.kind == "mark" and token.value in ("*", "/", "^", "%"):
                raise refusal(query, token.at, _COMPUTED, _NUMBER)


def check_lists(query: str, read: Sequence[Token]) -> None:
    """Refuse what goes over lists within one expression for long, since no engine stops there for its time limit.

    Raises:
        QueryRefused: a reduce() that is not over a path, or whose accumulator may double; lists gone over within
            lists more than MAX_LISTS deep.
    """
    for i in _calls(read, "reduce"):
        inside = read[i + 2 : _closing(read, i + 1)]
        over = next((n for n, token in enumerate(inside) if token.value == "IN"), len(inside))
        if not any(
            token.value.lower() in ("nodes", "relationships") for token in inside[over + 1 : over + 2]
        ):
            raise refusal(query, read[i].at, _REDUCE, _INSTEAD)
        if sum(t.kind in ("word", "name") and t.value == inside[0].value for t in inside[over:]) > 1:
            raise refusal(query, read[i].at, _DOUBLES, _INSTEAD)
    opened: list[bool] = []
    for i, token in enumerate(read):
        if token.kind == "mark" and token.value in "([{":
            opened.append(_goes_over_a_list(read, i))
            if sum(opened) > MAX_LISTS:
                raise refusal(query, token.at, _NESTED, _INSTEAD)
        elif token.kind == "mark" and token.value in ")]}":
            opened.pop()


def _goes_over_a_list(read: Sequence[Token], i: int) -> bool:
    """[x IN …], any(x IN …) and the like."""
    before = read[i - 1].value if i > 0 else ""
    return (
        (read[i].value == "[" or before in ("ALL", "ANY", "NONE", "SINGLE"))
        and i + 2 < len(read)
        and read[i + 2].kind == "word"
        and read[i + 2].value == "IN"
    )


def check_paths(query: str, read: Sequence[Token]) -> None:
    """Refuse paths of variable length that have no end, or one that is too far.

    Raises:
        QueryRefused: such a path.
    """
    for i, token in enumerate(read):
        if token.kind != "mark" or i == 0:
            continue
        before = read[i - 1]
        if token.value == "[" and before.value == "-":
            _check_star(query, read, i)
        elif token.value in "+*" and (before.value == ">" or _ends_pattern(read, i - 1)):
            raise refusal(query, token.at, _ENDLESS, _BOUND)
        elif token.value == "{" and before.value in (")", ">", "-", "]"):
            _check_quantifier(query, read, i)


def _check_star(query: str, read: Sequence[Token], i: int) -> None:
    for n in range(i + 1, _closing(read, i)):
        if read[n].value in ("{", "WHERE"):
            return
        if read[n].kind == "mark" and read[n].value == "*":
            length = list(takewhile(lambda t: t.kind == "number" or t.value == "..", read[n + 1 :]))
            # *3 and *1..3 end in a number; *, *2.. and *.. do not.
            if not length or length[-1].kind != "number" or not _at_most(length[-1].text, MAX_STEPS):
                raise refusal(query, read[n].at, _FAR, _BOUND)


def _check_quantifier(query: str, read: Sequence[Token], i: int) -> None:
    inside = read[i + 1 : _closing(read, i)]
    if not inside or any(t.kind != "number" and t.value != "," for t in inside):
        return
    if inside[-1].kind != "number" or not _at_most(inside[-1].text, MAX_STEPS):
        raise refusal(query, read[i].at, _FAR, _BOUND)


def _ends_pattern(read: Sequence[Token], close: int) -> bool:
    """Whether the bracket that closes here holds a path, so that what follows is its quantifier. A relationship
    without arrow, as in ()--+(), ends one too."""
    if read[close].value == "-":
        return close > 0 and read[close - 1].value in ("-", "]")
    if read[close].value != ")":
        return False
    depth = 0
    for n in range(close, -1, -1):
        depth += (read[n].value == ")") - (read[n].value == "(")
        if depth == 0:
            return False
        pair = read[n].value + read[n + 1].value
        if pair in ("--", "-[", "->", "<-"):
            return True
    return False


def _calls(read: Sequence[Token], name: str) -> list[int]:
    return [
        i
        for i, token in enumerate(read[:-1])
        if token.kind in ("word", "name") and token.value.lower() == name and read[i + 1].value == "("
    ]


def _closing(read: Sequence[Token], opening: int) -> int:
    """The place of the bracket that closes the one at `opening`; brackets are known to match."""
    depth = 0
    for n in range(opening, len(read)):
        if read[n].kind == "mark":
            depth += (read[n].value in "([{") - (read[n].value in ")]}")
        if depth == 0:
            return n
    return len(read)


def _at_most(given: Any, most: int) -> bool:
    try:
        return abs(float(str(given).replace("_", ""))) <= most
    except ValueError:
        return False
