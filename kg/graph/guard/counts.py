"""Bounds on how much a query holds: clauses, unions, relationships of a pattern, nested cases.

Planners need time and memory that grow with these by more than their number: a chain of 39 relationships or 990 unions kept
a server of Neo4j busy until it was killed. Each bound is at least twice what the shipped questions and the docs need.
"""

from collections.abc import Sequence

from kg.graph.guard.lexer import Token, refusal
from kg.lang.text import Text

# The longest shipped question has 45 clauses, no union and 6 relationships in a pattern; a case within a case is rare.
MAX_CLAUSES = 100
MAX_UNIONS = 20
MAX_RELATIONSHIPS = 15
MAX_CASES = 10
# Within an expression no engine stops for its time limit. Hubs have thousands of neighbours, so that hops of any type
# multiply to more than can be gone over.
MAX_WITHIN = 3
MAX_ANY_WITHIN = 1

_CLAUSES = frozenset({"MATCH", "OPTIONAL", "WITH", "UNWIND", "RETURN", "CALL", "UNION"})
_PARTS = Text("请拆开来问", "Ask in parts")
_TYPED = Text("请写出关系的类型，或改用 MATCH", "Name the types of the relationships, or use MATCH")


def check_counts(query: str, read: Sequence[Token]) -> None:
    """Refuse a query that holds too much of one thing.

    Raises:
        QueryRefused: it does; the message says where the first that is too much stands.
    """
    clauses = [
        t for i, t in enumerate(read) if t.kind == "word" and t.value in _CLAUSES and _is_clause(read, i)
    ]
    unions = [t for t in clauses if t.value == "UNION"]
    for found, most, what in (
        (clauses, MAX_CLAUSES, Text(f"子句超过 {MAX_CLAUSES} 个", f"more than {MAX_CLAUSES} clauses")),
        (unions, MAX_UNIONS, Text(f"UNION 超过 {MAX_UNIONS} 个", f"more than {MAX_UNIONS} UNIONs")),
    ):
        if len(found) > most:
            raise refusal(query, found[most].at, what, _PARTS)
    _check_cases(query, read)
    _check_relationships(query, read)


def _is_clause(read: Sequence[Token], i: int) -> bool:
    """STARTS WITH begins no clause, and OPTIONAL MATCH one."""
    before = read[i - 1].value if i else ""
    return before not in ("STARTS", "ENDS", ".", "OPTIONAL")


def _check_cases(query: str, read: Sequence[Token]) -> None:
    depth = 0
    for i, token in enumerate(read):
        if token.kind != "word" or (i and read[i - 1].value in (".", ":", "AS")):
            continue
        if token.value == "CASE":
            depth += 1
            if depth > MAX_CASES:
                why = Text(
                    f"CASE 套着 CASE，超过 {MAX_CASES} 层", f"more than {MAX_CASES} CASEs within each other"
                )
                raise refusal(query, token.at, why, _PARTS)
        elif token.value == "END":
            depth = max(0, depth - 1)


def _check_relationships(query: str, read: Sequence[Token]) -> None:
    """Relationships are counted per clause, and within each bracket of an expression."""
    count = 0
    inside: list[
        list[int]
    ] = []  # of each open bracket that may hold a pattern: relationships, those of any type
    marks: list[bool] = []
    for i, token in enumerate(read):
        if token.kind == "word" and token.value in _CLAUSES and _is_clause(read, i) and not inside:
            count = 0
        if token.kind != "mark":
            continue
        if token.value in "([{":
            opens = _holds_a_pattern(read, i)
            marks.append(opens)
            if opens:
                inside.append([0, 0])
        elif token.value in ")]}":
            if marks.pop():
                inside.pop()
        elif typed := _relationship(read, i):
            count += 1
            if count > MAX_RELATIONSHIPS:
                why = Text(
                    f"一个模式里的关系超过 {MAX_RELATIONSHIPS} 个",
                    f"more than {MAX_RELATIONSHIPS} relationships in a pattern",
                )
                raise refusal(query, token.at, why, _PARTS)
            if inside:
                inside[-1][0] += 1
                inside[-1][1] += typed == "any"
                if inside[-1][0] > MAX_WITHIN or inside[-1][1] > MAX_ANY_WITHIN:
                    why = Text(
                        f"表达式里的模式超过 {MAX_WITHIN} 个关系，或有 {MAX_ANY_WITHIN} 个以上不写类型",
                        f"a pattern within an expression of more than {MAX_WITHIN} relationships, or of more than "
                        f"{MAX_ANY_WITHIN} without a type",
                    )
                    raise refusal(query, token.at, why, _TYPED)


def _holds_a_pattern(read: Sequence[Token], i: int) -> bool:
    """[(a)-->(b) | …], and the braces of EXISTS, COUNT and COLLECT."""
    before = read[i - 1].value if i else ""
    following = read[i + 1] if i + 1 < len(read) else None
    if read[i].value == "[":
        return following is not None and following.value == "(" and before != "-"
    return read[i].value == "{" and before in ("EXISTS", "COUNT", "COLLECT")


def _relationship(read: Sequence[Token], i: int) -> str:
    """Whether the mark at `i` begins a relationship of a pattern: "typed", "any", or "" for a minus."""
    if read[i].value != "-" or i == 0 or i + 1 >= len(read):
        return ""
    before = read[i - 1].value
    starts = before in (")", "}") or (before == "<" and i > 1 and read[i - 2].value in (")", "}"))
    if not starts:
        return ""
    following = read[i + 1]
    if following.value == "[":
        for token in read[i + 2 :]:
            if token.value == "]":
                return "any"
            if token.value == ":":
                return "typed"
            if token.value in ("{", "*", "WHERE"):
                return "any"
        return "any"
    return "any" if following.value == "-" else ""
