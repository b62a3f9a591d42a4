"""What a query may make: honest queries pass, and what grows without end is refused before any engine sees it. Cases are
made here, and replayed from `samples/attack` beside the project."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graph.guard.check import checked
from kg.graph.guard.counts import MAX_CASES, MAX_CLAUSES, MAX_RELATIONSHIPS, MAX_UNIONS
from kg.graph.guard.lexer import tokens
from kg.graph.guard.sizes import MAX_MADE
from kg.lang.errors import QueryRefused
from queries.catalogue import catalogue
from tests.cypher_grammar import QUERIES
from tests.honest import queries

HONEST = list(queries())


def test_there_are_two_hundred_honest_queries() -> None:
    assert len(set(HONEST)) >= 200


@pytest.mark.parametrize("query", HONEST)
def test_an_honest_query_passes(query: str) -> None:
    assert checked(query, {"id": "1", "other": "2"})


def test_the_shipped_questions_would_pass() -> None:
    """They go past the guard; that they keep half its bounds shows that the bounds are wide. (Two call a full text index,
    and one compares by a pattern: rules that hold for people alone.)"""
    refused = []
    for name, question in catalogue().items():
        try:
            checked(question.text, {})
        except QueryRefused as error:
            refused.append((name, str(error)))
    assert [one for one in refused if "makes" in one[1] or "more than" in one[1]] == []


@pytest.mark.parametrize(
    "query",
    [
        "WITH '0123456789' AS s " + "WITH s+s AS s " * 25 + "RETURN size(s) AS n",
        "WITH [1,2] AS s " + "WITH [s,s,s,s] AS s " * 12 + "RETURN s",
        "WITH '0123456789' AS s " + "WITH s+s AS s " * 15 + "RETURN [x IN range(1,1000) | s] AS x",
        "RETURN [x IN range(1,10000) | range(1,1000)] AS x",
        "RETURN [x IN range(1,3000) | [y IN range(1,3000) | y]] AS x",
        "WITH {a: 'xxxxxxxxxx'} AS m " + "WITH {a: m, b: m} AS m " * 20 + "RETURN m",
        "WITH '00' AS s " + "WITH replace(s, '0', s) AS s " * 6 + "RETURN s",
        "WITH range(1,1000) AS l WITH [x IN l | l] AS l WITH [x IN l | l] AS l RETURN l",
        "UNWIND range(1,10000) AS a UNWIND range(1,10000) AS b RETURN collect(a + b) AS x",
        "UNWIND range(1,10000) AS a UNWIND range(1,10000) AS b WITH a, b ORDER BY b DESC, a RETURN a, b LIMIT 1",
        "UNWIND range(1,10000) AS a UNWIND range(1,10000) AS b RETURN DISTINCT a, b",
        "MATCH (p:Passage) WITH p.text AS s " + "WITH s + s + s AS s " * 12 + "RETURN s",
        "CALL { WITH 'ab' AS s " + "WITH s + s AS s " * 25 + "RETURN s AS t } RETURN t + t AS x",
        "WITH 100 * 1000 * 1000 AS n RETURN range(0, n) AS x",
        "WITH 10 ^ 9 AS n UNWIND range(0, toInteger(n)) AS x RETURN count(x) AS n",
        "WITH '0123456789' AS s " + "WITH s+s AS s " * 15 + "UNWIND range(1,1000) AS i RETURN s",
        "RETURN any(x IN range(1,10000) WHERE x IN range(1,10000)) AS b",
        "WITH split('" + "a" * 2000 + "', '') AS l RETURN [x IN l | l] AS y",
    ],
)
def test_what_grows_is_refused_by_its_size(query: str) -> None:
    with pytest.raises(QueryRefused) as refused:
        checked(query, {})
    assert refused.value.code == "query-makes-too-much"


def test_doubling_that_stays_small_passes() -> None:
    assert checked("WITH 'ab' AS s " + "WITH s + s AS s " * 8 + "RETURN s", {})
    assert checked("WITH range(1, 40) AS l RETURN [x IN l | [y IN l | x * y]] AS table", {})


@pytest.mark.parametrize(
    ("query", "params"),
    [
        ("RETURN replace($p, 'x', $p) AS x", {"p": "x" * 10_000}),
        ("RETURN replace($p, '', $p) AS x", {"p": "x" * 10_000}),
        ("RETURN [a IN $p WHERE a IN $p] AS x", {"p": list(range(50_000))}),
        ("UNWIND $p AS a UNWIND $p AS b RETURN collect([a, b]) AS x", {"p": list(range(10_000))}),
    ],
)
def test_parameters_have_their_size(query: str, params: dict[str, object]) -> None:
    with pytest.raises(QueryRefused) as refused:
        checked(query, params)
    assert refused.value.code == "query-makes-too-much"


@pytest.mark.parametrize(
    "query",
    [
        "RETURN 1 AS x" + " UNION RETURN 1 AS x" * (MAX_UNIONS + 1),
        "MATCH (a0)" + "".join(f"-->(a{i})" for i in range(1, MAX_RELATIONSHIPS + 2)) + " RETURN a0",
        "MATCH (a)" + ", (a)-[:X]-()" * (MAX_RELATIONSHIPS + 1) + " RETURN a",
        "RETURN " + "CASE WHEN true THEN " * (MAX_CASES + 1) + "1" + " END" * (MAX_CASES + 1) + " AS x",
        "WITH 1 AS s " + "WITH s AS s " * MAX_CLAUSES + "RETURN s",
        "MATCH (n) RETURN [(n)--(a)--(b)--(c) | c.id] AS x",
        "MATCH (n) RETURN COUNT { (n)--()--()--() } AS x",
    ],
)
def test_counts_are_bounded(query: str) -> None:
    with pytest.raises(QueryRefused, match="refused at line"):
        checked(query, {})


@pytest.mark.parametrize(
    "params",
    [{"a": 10**24}, {"a": "\ud800"}, {"a": [{"b": -(10**19)}]}, {"a": json.loads("[" * 60 + "]" * 60)}],
)
def test_parameters_that_cannot_be_sent_are_the_callers_fault(params: dict[str, object]) -> None:
    with pytest.raises(QueryRefused):
        checked("RETURN $a AS x", params)


def test_a_key_of_a_map_may_be_any_word() -> None:
    assert checked("WITH {delete: 1, set: 2} AS m RETURN m.delete AS x", {})


def test_the_attack_is_refused_or_small(shared: Path) -> None:
    """Each of its queries that are too large is refused here; the rest the engines bear (docs/attacks.md)."""
    lines = (shared / "samples/attack/cypher.jsonl").read_text(encoding="utf-8").splitlines()
    passed = []
    for case in map(json.loads, lines):
        if case["expect"] == "bounded":
            try:
                checked(case["query"], case["params"])
                passed.append(case["id"])
            except QueryRefused:
                continue
    assert passed == ["cy-331"]  # shortest paths, which end


@given(QUERIES)
@settings(max_examples=100)
def test_whatever_is_asked_passes_or_is_refused_in_words(query: str) -> None:
    try:
        sent = checked(query, {"p": "棉花"})
    except QueryRefused:
        return
    words = {token.value for token in tokens(sent) if token.kind == "word"}
    names = {"DELETE"} if "delete: 1" in query else set()
    assert not words & {"CREATE", "MERGE", "DELETE", "LOAD", "FOREACH", "SET", "REMOVE"} - names


@given(st.integers(1, 60), st.text(alphabet="ab", min_size=1, max_size=20))
def test_the_estimate_is_never_below_what_is_made(times: int, text: str) -> None:
    """Doubling: what passes makes no more than the bound, however often and from whatever it begins."""
    query = f"WITH '{text}' AS s " + "WITH s + s AS s " * times + "RETURN s"
    made = len(text) * 2**times
    if made > MAX_MADE or times > MAX_CLAUSES - 2:
        with pytest.raises(QueryRefused):
            checked(query, {})
    else:
        assert checked(query, {})
