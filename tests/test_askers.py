"""The processes that ask what a person typed, on both engines: what they bound, and what is left when one is ended."""

import threading
from collections.abc import Iterator
from contextlib import suppress

import psutil
import pytest

from kg.graph import askers
from kg.graph.askers import Askers
from kg.graph.asking import Question
from kg.graph.graph import Graph
from kg.lang.errors import KgError, QueriesBusy, QueryKilled, QueryRefused, QueryTimeout


@pytest.fixture
def asking(running_graph: Graph) -> Iterator[Askers]:
    made = Askers(running_graph.engine)
    yield made
    made.close()


def question(query: str, seconds: float = 15.0) -> Question:
    return Question(query, {}, 10, 100_000, seconds)


def test_values_that_json_lacks_come_as_their_names(asking: Askers) -> None:
    columns, rows, truncated = asking.ask(
        question("RETURN 0.0/0.0 AS a, 1.0/0.0 AS b, -1.0/0.0 AS c, '甲' AS d")
    )
    assert (columns, truncated) == (["a", "b", "c", "d"], False)
    assert rows == [{"a": "NaN", "b": "Infinity", "c": "-Infinity", "d": "甲"}]


def test_an_answer_is_cut_at_its_rows_and_a_row_that_is_too_large_is_refused(asking: Askers) -> None:
    assert asking.ask(question("UNWIND range(1, 20) AS i RETURN i")) == (
        ["i"],
        [{"i": i} for i in range(1, 11)],
        True,
    )
    with pytest.raises(QueryRefused) as refused:
        asking.ask(question("RETURN range(1, 50000) AS x"))
    assert refused.value.code == "query-answer-too-large"


def test_memory_stays_where_it_was(asking: Askers) -> None:
    """Past the guard: a list of ten million numbers is made by the engine and never by this process."""
    before = psutil.Process().memory_info().rss
    with pytest.raises(KgError):
        asking.ask(Question("RETURN [x IN range(1, 10000) | range(1, 1000)] AS x", {}, 10, 10_000_000, 15.0))
    assert psutil.Process().memory_info().rss - before < 50_000_000


@pytest.mark.parametrize(
    "query",
    ["RETURN duration.between(1, 2) AS x", "RETURN left('abc', -1) AS x", "RETURN toUpper(1) + {} AS x"],
)
def test_a_mistake_is_the_callers_on_both_engines(asking: Askers, query: str) -> None:
    """Some engines answer what others refuse; none takes it for a failure of its own."""
    with suppress(QueryRefused):
        assert asking.ask(question(query))[0] == ["x"]


def test_as_many_at_once_as_may_be(asking: Askers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(askers, "TURN_SECONDS", 0.0)
    over = threading.Event()
    monkeypatch.setattr(asking, "_asked", lambda _question: (over.wait(20), [], False))
    threads = [threading.Thread(target=asking.ask, args=(question("RETURN 1"),)) for _ in range(askers.MOST)]
    for thread in threads:
        thread.start()
    try:
        with pytest.raises(QueriesBusy):
            asking.ask(question("RETURN 1"))
    finally:
        over.set()
        for thread in threads:
            thread.join()


def test_a_query_that_outlives_its_limit_is_ended_and_others_go_on(
    asking: Askers, running_graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken: list[object] = []
    monkeypatch.setattr(running_graph.engine, "break_off", broken.append)
    monkeypatch.setattr(askers, "GRACE_SECONDS", 0.0)
    slow = "UNWIND range(1, 10000) AS a UNWIND range(1, 10000) AS b UNWIND range(1, 10) AS c RETURN sum(a * b % 7 + c) AS n"
    with pytest.raises(QueryTimeout) as ended:
        asking.ask(question(slow, seconds=0.3))
    assert (len(broken) == 1) == isinstance(ended.value, QueryKilled)
    assert asking.ask(question("RETURN 1 AS n"))[1] == [{"n": 1}]
