"""The fixture `graph`: an empty graph on each engine under test.

The embedded engine is always tested. A Neo4j server is tested when its jars are at hand: KG_NEO4J_JARS
names their folder (`.ci/run` fetches them). With CI=true both are required, and a missing one fails.
Each engine is started once a session; each test gets it emptied. KG_TEST_ENGINES names a folder in which both run
already (its file `uri` holds the address of the Neo4j server, its folder `kg` is the home of the embedded engine).
"""

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from neo4j import GraphDatabase
from neo4j.exceptions import DriverError, Neo4jError
from pydantic import SecretStr

from kg.graph import backup
from kg.graph.graph import Graph, open_graph
from kg.settings import Settings

PASSWORD = "only-for-tests-1"
# Ten seconds on an idle machine; on a busy one it has taken two minutes.
NEO4J_START_SECONDS = 300
RUNNING = os.environ.get("KG_TEST_ENGINES")
# Nodes of one transaction, and so many that looking for any node counts.
SOME, MANY = 500, 5000


@contextmanager
def neo4j_server(jars: Path, home: Path) -> Iterator[str]:
    """A Neo4j Community server from its jars; gives its Bolt address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    (home / "conf").mkdir(parents=True, exist_ok=True)
    (home / "conf" / "neo4j.conf").write_text(
        f"server.bolt.listen_address=127.0.0.1:{port}\nserver.http.enabled=false\n"
        "server.memory.heap.max_size=1g\nserver.memory.pagecache.size=256m\ndbms.usage_report.enabled=false\n",
        encoding="utf-8",
    )
    opens = [
        f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in ("java.nio", "java.io", "sun.nio.ch")
    ]
    command = ["java", *opens, "-Xmx1g", "-cp", str(jars / "*"), "org.neo4j.server.CommunityEntryPoint"]
    with (home / "console.log").open("wb") as log:
        process = subprocess.Popen(
            [*command, f"--home-dir={home}", f"--config-dir={home / 'conf'}"], stdout=log, stderr=log
        )
    try:
        uri = f"bolt://127.0.0.1:{port}"
        _set_password(uri, process, home / "console.log")
        yield uri
    finally:
        process.terminate()
        process.wait(60)


def _set_password(uri: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + NEO4J_START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        with (
            suppress(DriverError, Neo4jError, OSError),
            GraphDatabase.driver(uri, auth=("neo4j", "neo4j")) as driver,
            driver.session(database="system") as session,
        ):
            session.run("ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $new", new=PASSWORD).consume()
            return
        time.sleep(0.5)
    pytest.fail(f"Neo4j did not start:\n{log.read_text(encoding='utf-8')[-2000:]}")


@pytest.fixture(scope="session")
def embedded_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings of an embedded engine in a folder of its own."""
    if RUNNING is not None:
        return Settings(uri="embedded", home=Path(RUNNING) / "kg", query_seconds=5)
    return Settings(uri="embedded", home=tmp_path_factory.mktemp("kg-home"), query_seconds=5)


@pytest.fixture(scope="session")
def neo4j_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """Settings of a running Neo4j server."""
    if RUNNING is not None:
        uri = (Path(RUNNING) / "uri").read_text()
        yield Settings(
            uri=uri, home=tmp_path_factory.mktemp("kg-home-neo4j"), user="neo4j", password=SecretStr(PASSWORD)
        )
        return
    jars = os.environ.get("KG_NEO4J_JARS")
    if jars is None:
        if os.environ.get("CI") == "true":
            pytest.fail("KG_NEO4J_JARS is not set, and CI must test on a real Neo4j: run .ci/run")
        pytest.skip("KG_NEO4J_JARS is not set: no Neo4j to test on (.ci/run fetches one)")
    with neo4j_server(Path(jars), tmp_path_factory.mktemp("neo4j") / "server") as uri:
        yield Settings(
            uri=uri, home=tmp_path_factory.mktemp("kg-home-neo4j"), user="neo4j", password=SecretStr(PASSWORD)
        )


@pytest.fixture(scope="session", params=["embedded", "neo4j"], ids="on:{}".format)
def settings(request: pytest.FixtureRequest) -> Settings:
    """Settings of each engine under test."""
    found = request.getfixturevalue(f"{request.param}_settings")
    assert isinstance(found, Settings)
    return found


@pytest.fixture(scope="session")
def running_graph(settings: Settings) -> Iterator[Graph]:
    """One open graph per engine and session."""
    with open_graph(settings) as graph:
        yield graph


@pytest.fixture
def graph(running_graph: Graph) -> Graph:
    """An empty graph."""
    empty(running_graph)
    return running_graph


def empty(graph: Graph) -> None:
    """Remove every node and edge, some at a time: whole graphs outlast the time limit of a statement."""
    if graph.read("MATCH (n) RETURN count(n) AS n").rows[0]["n"] > MANY:
        backup.empty(graph)
    query = f"MATCH (n) WITH n LIMIT {SOME} DETACH DELETE n RETURN count(*) AS gone"
    while graph.write(lambda tx: tx.run(query).single(strict=True)["gone"]):
        pass
