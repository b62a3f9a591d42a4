"""What a person is told when the engine is wrong, refuses, or stops half-way; and that the graph is then as it was.

The embedded servers here have a KG_HOME of their own, since they are killed; the Neo4j server is the session's.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
from pydantic import SecretStr

from kg.graph.dump import digest
from kg.graph.graph import Graph, open_graph
from kg.graph.records import Node, Row
from kg.graph.session import Session
from kg.graph.writer import Dataset
from kg.lang.errors import EngineDenied, EngineUnavailable, UsageError
from kg.settings import Settings
from tests.engines import empty

FIRST = Dataset("first", "first", "0" * 64, "plan")
SECOND = Dataset("second", "second", "1" * 64, "plan")


def funds(*names: str) -> list[Row]:
    return [Row("L1", (Node("Fund", name, name, ("L1",)),)) for name in names]


def kill_server(graph: Graph) -> None:
    """kill -9 of the engine under an open graph."""
    process = psutil.Process(int(graph.engine.describe()["process"]))
    process.kill()
    process.wait(30)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    # The driver waits so long for a server to come back; here none will.
    monkeypatch.setattr("kg.graph.bolt.RETRY_SECONDS", 1.0)
    return Settings(uri="embedded", home=tmp_path)


@pytest.mark.parametrize("uri", ["bolt://127.0.0.1:1", "neo4j://127.0.0.1:1"])
def test_an_address_where_nothing_listens(home: Settings, uri: str) -> None:
    wrong = home.model_copy(update={"uri": uri})
    with pytest.raises(EngineUnavailable, match=r"(?s)does not answer.*KG_URI") as error, open_graph(wrong):
        pass
    assert uri in str(error.value)


def test_an_engine_that_hangs_is_told_ended_and_started_again(
    home: Settings, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with open_graph(home) as graph:
        graph.load(FIRST, funds("a"))
        before = digest(graph)
        psutil.Process(int(graph.engine.describe()["process"])).suspend()
        with monkeypatch.context() as hasty:
            for name, seconds in (("ASK", 0.2), ("SILENT", 0.3), ("START", 2), ("STOP", 0.5)):
                hasty.setattr(f"kg.graph.arcade_server.{name}_SECONDS", seconds)
            with pytest.raises(EngineUnavailable, match="Run the command again"), open_graph(home):
                pass
        assert "has not answered" in caplog.text
    with open_graph(home) as graph:
        assert digest(graph) == before


@pytest.mark.parametrize("uri", ["", "127.0.0.1:7687", "http://127.0.0.1:7474", "embeded"])
def test_an_address_that_is_none(home: Settings, uri: str) -> None:
    wrong = home.model_copy(update={"uri": uri})
    with (
        pytest.raises(UsageError, match="embedded, bolt://host:port or neo4j://host:port"),
        open_graph(wrong),
    ):
        pass


def test_a_wrong_password_names_the_settings_and_not_the_password(neo4j_settings: Settings) -> None:
    wrong = neo4j_settings.model_copy(update={"password": SecretStr("a-wrong-secret")})
    with pytest.raises(EngineDenied, match="KG_USER and KG_PASSWORD") as error, open_graph(wrong):
        pass
    assert "a-wrong-secret" not in str(error.value)


def test_a_database_that_is_not_there(neo4j_settings: Settings) -> None:
    wrong = neo4j_settings.model_copy(update={"database": "nowhere"})
    with pytest.raises(EngineUnavailable, match=r"no database nowhere.*KG_DATABASE"), open_graph(wrong):
        pass


def test_a_server_that_stops_while_a_file_is_read_leaves_the_graph_as_it_was(home: Settings) -> None:
    with open_graph(home) as graph:
        graph.load(FIRST, funds("甲", "乙"))
        before = digest(graph)
        with pytest.raises(EngineUnavailable, match="Run the command again"):
            graph.load(SECOND, _stopping(graph, funds("丙", "丁", "戊")))
    with open_graph(home) as graph:
        assert digest(graph) == before
        assert graph.load(SECOND, funds("丙", "丁", "戊")).created == 3


def _stopping(graph: Graph, rows: list[Row]) -> Iterator[Row]:
    for number, row in enumerate(rows):
        if number == len(rows) // 2:
            kill_server(graph)
        yield row


def test_a_server_that_stops_inside_the_transaction_leaves_the_graph_as_it_was(home: Settings) -> None:
    with open_graph(home) as graph:
        graph.load(FIRST, funds("甲", "乙"))
        before = digest(graph)

        def half(session: Session) -> None:
            session.run("MATCH (n:Fund) SET n.name = 'half'").consume()
            kill_server(graph)
            session.run("MATCH (n:Fund) DETACH DELETE n").consume()

        with pytest.raises(EngineUnavailable, match="Run the command again"):
            graph.write(half)
    with open_graph(home) as graph:
        assert digest(graph) == before


def test_a_file_that_breaks_half_way_leaves_the_graph_as_it_was(graph: Graph) -> None:
    graph.load(FIRST, funds("甲", "乙"))
    before = digest(graph)

    def broken() -> Iterator[Row]:
        yield from funds("丙")
        raise OSError("the disk was pulled out")

    with pytest.raises(Exception, match="the disk was pulled out"):
        graph.load(SECOND, broken())
    assert digest(graph) == before


def test_a_reader_is_told_too_and_the_next_command_works(home: Settings) -> None:
    with open_graph(home) as graph:
        graph.load(FIRST, funds("甲"))
        kill_server(graph)
        for ask in _questions(graph):
            with pytest.raises(EngineUnavailable, match="its process has gone"):
                ask()
    with open_graph(home) as graph:
        assert [hit.id for hit in graph.search("甲")] == ["甲"]


def _questions(graph: Graph) -> list[Callable[[], Any]]:
    query = "MATCH (n) RETURN n.id AS id ORDER BY id"
    return [lambda: graph.read(query), lambda: graph.read_guarded(query), lambda: graph.search("甲")]


def test_an_engine_that_cannot_start_shows_the_end_of_its_log(home: Settings) -> None:
    with (
        pytest.raises(EngineUnavailable, match="KG_HEAP") as error,
        open_graph(home.model_copy(update={"heap": "1m"})),
    ):
        pass
    assert "console.log" in str(error.value)


def test_no_engine_is_left_behind(home: Settings) -> None:
    with open_graph(home) as graph:
        process = int(graph.engine.describe()["process"])
        empty(graph)
    assert not psutil.pid_exists(process)
