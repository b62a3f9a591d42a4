"""How large the values of a query may become, estimated before any engine makes them.

`WITH s + s AS s` twenty times, a range for each item of a range, or replace() of a text within itself make gigabytes out of
a line. No form of words is refused here: each expression is given a size (characters and items, times how often it is
made), carried from clause to clause by the names of variables, and what exceeds MAX_MADE is refused. What comes out of
the graph counts as DATA, since how much there is of it is bounded by the graph; the engine's limits of time and memory
hold for that.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf, prod
from typing import Any

from kg.graph.guard.lexer import Token
from kg.lang.errors import QueryRefused

# Items and characters: an engine needs some fifty bytes for each, so that a heap of a gigabyte bears several at once. No
# answer of ten megabytes comes near.
MAX_MADE = 2_000_000
# A list out of the graph: the classes of a patent, the firms of a county.
ITEMS = 50
# A range whose ends are not written; `bounds` refuses longer ones.
RANGE = 10_000

_CLAUSES = frozenset({"MATCH", "OPTIONAL", "WITH", "UNWIND", "RETURN", "CALL", "UNION"})
_TAILS = frozenset({"WHERE", "ORDER", "SKIP", "LIMIT", "OFFSET", "YIELD"})
_SUBQUERIES = frozenset({"EXISTS", "COUNT", "COLLECT", "CALL"})
_QUANTIFIERS = frozenset({"ALL", "ANY", "NONE", "SINGLE"})
# Functions whose answer is a number or a truth, whatever they are given.
_SMALL = frozenset(
    (
        "count", "sum", "avg", "stdev", "stdevp", "id", "elementid", "type",
        "toboolean", "isempty", "sign",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Size:
    """Of a value: items and characters in all; items of the list; the largest item; the longest list at any depth; of a
    number how large it may be, None where it comes out of the graph."""

    total: int
    count: int = 1
    unit: int = 1
    deep: int = 1
    value: float | None = None

    def item(self) -> "Size":
        """An item of the list, or a property of the map."""
        return Size(self.unit, min(self.unit, max(ITEMS, self.deep)), self.unit, self.deep)

    def times(self, count: int) -> "Size":
        """A list of so many of it."""
        return Size(self.total * count, count, self.total, max(count, self.deep))


DATA = Size(200, ITEMS, 200)
ONE = Size(1)


def check_sizes(read: Sequence[Token], params: Mapping[str, Any]) -> None:
    """Refuse a query that makes values of more than MAX_MADE items and characters.

    Raises:
        QueryRefused: it does.
    """
    _Query(params).run(read, {})


def _sum(sizes: Sequence[Size]) -> Size:
    if not sizes:
        return ONE
    values = [s.value for s in sizes if s.value is not None]
    return Size(
        sum(s.total for s in sizes),
        sum(s.count for s in sizes),
        max(s.unit for s in sizes),
        max(s.deep for s in sizes),
        sum(values) if values else None,
    )


class _Query:
    def __init__(self, params: Mapping[str, Any]) -> None:
        self.params = params
        self.rows = 1

    def run(self, read: Sequence[Token], known: dict[str, Size]) -> dict[str, Size]:
        """Go through the clauses; what the last one returns."""
        for clause in _clauses(read):
            word, body = clause[0].value, clause[1:]
            if word in ("WITH", "RETURN"):
                known = self._projected(body, known)
            elif word == "UNWIND":
                parts = _split(body, "AS")
                unwound = self._size(parts[0], known)
                self.rows *= max(
                    1, unwound.deep if unwound.count > ITEMS else min(unwound.count, unwound.deep)
                )
                if len(parts) > 1 and parts[1]:
                    known = {**known, parts[1][0].value: unwound.item()}
            elif word == "UNION":
                known, self.rows = {}, 1
            else:
                self._size(body, known)
                if word == "CALL" and body and body[0].value == "{":
                    known = {**known, **self.run(body[1:-1], dict(known))}
        return known

    def _projected(self, body: Sequence[Token], known: dict[str, Size]) -> dict[str, Size]:
        head, tail = _until(body, _TAILS)
        found: dict[str, Size] = {}
        gathers = any(t.value in ("ORDER", "DISTINCT") for t in body) or any(
            t.value == "COLLECT" for t in body
        )
        for item in _split(head, ","):
            if item and item[0].value == "*":
                found |= known
                continue
            expression, *named = _split(item, "AS")
            size = self._size(expression, known)
            name = named[0][0] if named and named[0] else (expression[0] if len(expression) == 1 else None)
            if name is not None:
                found[name.value] = size
        width = sum(s.total for s in found.values())
        # Rows that are sorted or gathered are held at once; others pass, and only how many bytes pass is bounded.
        self._refuse(self.rows * max(1, width // 50) if gathers else self.rows * width // 10)
        if any(t.value in ("COLLECT", "COUNT", "SUM", "AVG", "MIN", "MAX") for t in head):
            self.rows = 1
        self._size(tail, {**known, **found})
        return found

    def _size(self, read: Sequence[Token], known: Mapping[str, Size]) -> Size:
        """The size of an expression: of operators the sum of both sides, of a list or a call what its kind makes."""
        found: list[Size] = []
        at = 0
        while at < len(read):
            token = read[at]
            if token.kind == "mark" and token.value in "([{":
                end = _closing(read, at)
                inside = read[at + 1 : end]
                before = read[at - 1] if at else None
                found.append(self._bracket(token.value, before, inside, known))
                at = end
            elif token.kind == "text":
                found.append(Size(max(1, len(token.text) - 2)))
            elif token.kind == "number":
                found.append(Size(1, value=_number(token.text)))
            elif token.kind == "param":
                found.append(_given(self.params.get(token.value)))
            elif _names_a_variable(read, at):
                found.append(known.get(token.value, DATA))
            at += 1
        size = _sum(found)
        self._refuse(size.total)
        if size.value is None or not any(t.kind == "mark" and t.value in ("*", "/", "^") for t in read):
            return size
        if any(t.value == "^" for t in read):
            return replace(size, value=inf)
        return replace(size, value=prod(max(1.0, s.value) for s in found if s.value is not None))

    def _bracket(
        self, opening: str, before: Token | None, inside: Sequence[Token], known: Mapping[str, Size]
    ) -> Size:
        word = before.value if before is not None and before.kind in ("word", "name") else ""
        if opening == "{":
            if word in _SUBQUERIES:
                returned = _sum(list(_Query(self.params).run(inside, dict(known)).values()))
                return returned.times(ITEMS) if word == "COLLECT" else ONE
            parts = [self._size(_split(part, ":")[-1], known) for part in _split(inside, ",")]
            return Size(
                sum(p.total for p in parts) or 1,
                1,
                max((p.total for p in parts), default=1),
                _sum(parts).deep,
            )
        if opening == "(" and before is not None and before.kind in ("word", "name"):
            if word in _QUANTIFIERS:
                return self._comprehension(inside, known) if _goes_over(inside) else ONE
            return self._call(before, inside, known)
        if opening == "[" and _goes_over(inside):
            return self._comprehension(inside, known)
        if opening == "[" and inside and inside[0].value == "(" and any(t.value == "|" for t in inside):
            return self._size(_split(inside, "|")[-1], known).times(
                ITEMS
            )  # a pattern, which the graph bounds
        if opening == "[" and (before is None or not _is_value(before)):
            parts = [self._size(part, known) for part in _split(inside, ",")] if inside else []
            largest = max((p.total for p in parts), default=1)
            return Size(
                sum(p.total for p in parts) or 1, len(parts), largest, max(len(parts), _sum(parts).deep)
            )
        return self._size(inside, known)

    def _comprehension(self, inside: Sequence[Token], known: Mapping[str, Size]) -> Size:
        """[x IN list WHERE … | …]: what is asked of each item costs as much as what is made of it."""
        over, rest = _until(inside[2:], frozenset({"WHERE", "|"}))
        items = self._size(over, known)
        within = {**known, inside[0].value: items.item()}
        each = self._size(rest, within) if rest else items.item()
        self._refuse(items.count * each.total)
        return each.times(max(1, items.count))

    def _call(self, name: Token, inside: Sequence[Token], known: Mapping[str, Size]) -> Size:
        called, parts = name.value.lower(), _split(inside, ",")
        if called == "reduce":
            rest = [token for part in parts[1:] for token in part]
            return _sum([self._size(parts[0], known), self._size(rest, known).times(ITEMS)])
        sizes = [self._size(part, known) for part in parts if part]
        if called == "range":
            ends = [RANGE if s.value is None else s.value for s in sizes[:2]]
            if max(ends, default=0) > RANGE:
                self._refuse(MAX_MADE + 1)
            return ONE.times(max(1, round(ends[-1] - _least(parts[0]) if ends else 0) + 1))
        if called in ("size", "length"):
            return Size(
                1, value=max((max(s.count, s.total if s.count == 1 else 0) for s in sizes), default=1)
            )
        if called == "collect":
            return _sum(sizes).times(max(ITEMS, self.rows)) if self.rows > 1 else _sum(sizes).times(ITEMS)
        if called == "replace" and len(sizes) == 3:
            return Size(sizes[0].total * max(1, sizes[2].total))
        if called == "split":
            return Size(
                sizes[0].total, sizes[0].total, sizes[0].total, sizes[0].total if sizes[0] != DATA else ITEMS
            )
        return ONE if called in _SMALL else _sum(sizes)

    @staticmethod
    def _refuse(made: int) -> None:
        if made > MAX_MADE:
            raise QueryRefused("query-makes-too-much", most=MAX_MADE)


def _clauses(read: Sequence[Token]) -> list[Sequence[Token]]:
    found: list[Sequence[Token]] = []
    begins, depth = 0, 0
    for i, token in enumerate(read):
        if token.kind == "mark":
            depth += (token.value in "([{") - (token.value in ")]}")
        elif depth == 0 and i > begins and token.kind == "word" and token.value in _CLAUSES:
            if read[i - 1].value in (".", "STARTS", "ENDS"):
                continue
            found.append(read[begins:i])
            begins = i
    return [*found, read[begins:]]


def _split(read: Sequence[Token], mark: str) -> list[Sequence[Token]]:
    """The parts between `mark` where no bracket is open."""
    parts: list[Sequence[Token]] = []
    begins, depth = 0, 0
    for i, token in enumerate(read):
        if token.kind == "mark" and token.value in "([{":
            depth += 1
        elif token.kind == "mark" and token.value in ")]}":
            depth -= 1
        elif depth == 0 and token.value == mark and token.kind in ("mark", "word"):
            parts.append(read[begins:i])
            begins = i + 1
    return [*parts, read[begins:]]


def _until(read: Sequence[Token], words: frozenset[str]) -> tuple[Sequence[Token], Sequence[Token]]:
    depth = 0
    for i, token in enumerate(read):
        if token.kind == "mark" and token.value in "([{":
            depth += 1
        elif token.kind == "mark" and token.value in ")]}":
            depth -= 1
        elif depth == 0 and token.kind in ("word", "mark") and token.value in words:
            return read[:i], read[i:]
    return read, ()


def _closing(read: Sequence[Token], opening: int) -> int:
    depth = 0
    for n in range(opening, len(read)):
        if read[n].kind == "mark":
            depth += (read[n].value in "([{") - (read[n].value in ")]}")
        if depth == 0:
            return n
    return len(read)


def _names_a_variable(read: Sequence[Token], at: int) -> bool:
    """Whether the token is neither a property, a label nor a function. Key words pass for DATA, which is small."""
    if read[at].kind not in ("word", "name") or (at and read[at - 1].value in (".", ":")):
        return False
    return at + 1 >= len(read) or read[at + 1].value != "("


def _goes_over(inside: Sequence[Token]) -> bool:
    return len(inside) > 2 and inside[0].kind in ("word", "name") and inside[1].value == "IN"


def _is_value(token: Token) -> bool:
    """Whether a bracket behind `token` takes an item out of it."""
    return (
        token.kind in ("name", "param", "text")
        or token.value in (")", "]", "}")
        or (
            token.kind == "word"
            and token.value
            not in _CLAUSES
            | _TAILS
            | {"IN", "AND", "OR", "XOR", "NOT", "THEN", "ELSE", "WHEN", "CASE", "BY", "AS", "DISTINCT"}
        )
    )


def _number(text: Any) -> float:
    """How far a number is from nought. A power, as in 1e9, is taken for endless: nobody writes it as the end of a range."""
    try:
        return abs(float(int(str(text).replace("_", ""), 0)))
    except ValueError:
        return abs(float(text)) if "e" not in str(text).lower() else inf


def _least(part: Sequence[Token]) -> float:
    """The lower end of a range where it is written as a number, else 0."""
    return (
        float(part[0].text) if len(part) == 1 and part[0].kind == "number" and part[0].text.isdigit() else 0.0
    )


def _given(value: Any) -> Size:
    """The size of a parameter."""
    match value:
        case str():
            return Size(max(1, len(value)))
        case list() | tuple():
            parts = [_given(each) for each in value]
            largest = max((p.total for p in parts), default=1)
            return Size(
                sum(p.total for p in parts) or 1, len(parts), largest, max(len(parts), _sum(parts).deep)
            )
        case dict():
            parts = [_given(each) for each in value.values()]
            return Size(
                sum(p.total for p in parts) or 1,
                1,
                max((p.total for p in parts), default=1),
                _sum(parts).deep,
            )
        case bool() | None:
            return ONE
        case _:
            return Size(1, value=_number(value))
