"""The embedded engine: ArcadeDB's dialect, schema and rights. Its process is `arcade_server`."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from typing import Any

from neo4j import Driver, Session
from neo4j.api import BookmarkManager
from neo4j.exceptions import AuthError, ConstraintError, Neo4jError, ServiceUnavailable, SessionExpired

from kg.graph import bolt
from kg.graph.arcade_server import DATABASE, READER, Address, ArcadeServer, free_disk
from kg.graph.engine import Access
from kg.lang.errors import DiskFull, EngineDenied, KgError, QueryRefused
from kg.lang.messages import Message
from kg.settings import Settings
from ontology.model import NodeClass, Ontology

# A step of a load logs some 20 MB, grows its files by as much, and may have to be taken back.
ROOM = 100_000_000
# Splits Chinese text in pairs of characters, so that 棉花 is found in 棉花打顶机.
ANALYZER = "org.apache.lucene.analysis.cjk.CJKAnalyzer"


class Embedded:
    """An ArcadeDB server that this process holds a lease on."""

    name = "embedded"
    database = DATABASE

    def __init__(self, server: ArcadeServer, address: Address, driver: Driver) -> None:
        self.server, self.address, self._driver = server, address, driver
        # Held while the process is replaced; whoever comes meanwhile waits for the new one.
        self._replacing = threading.Lock()

    def session(self, bookmarks: BookmarkManager | None = None) -> Session:
        """A session of the user that may write."""
        return self._driver.session(database=self.database, bookmark_manager=bookmarks)

    def ensure_schema(self, ontology: Ontology) -> None:
        """Make the types, constraints and indexes that are missing, over HTTP in ArcadeDB's SQL."""
        if not self.missing_schema(ontology):
            return
        script = ";\n".join(schema_statements(ontology))
        self.server.command(self.address, f"command/{DATABASE}", language="sqlscript", command=script)

    def missing_schema(self, ontology: Ontology) -> list[str]:
        """Indexes that the ontology asks for and `SHOW INDEXES` does not list."""
        with self.session() as session:
            there = {record["name"] for record in session.run("SHOW INDEXES YIELD name")}
        return sorted(index_names(ontology) - there)

    def labels_to_set(self, _ontology: Ontology, _label: str) -> tuple[str, ...]:
        """None: a type that extends another has its label by inheritance."""
        return ()

    def fulltext_index(self, ontology: Ontology, label: str) -> str | None:
        """ArcadeDB names an index by its type and properties."""
        fields = _fulltext(ontology.classes[label], ontology)
        return f"{label}[{','.join(fields)}]" if fields else None

    def ids(self, label: str, after: str, size: int) -> list[str]:
        """In SQL: its Cypher sorts all that lies behind `after` for each page, SQL reads on in the index."""
        # The label is one of the ontology, so the text is ours.
        query = f"SELECT id FROM `{label}` WHERE id > :a ORDER BY id LIMIT {size}"  # noqa: S608
        body: dict[str, Any] = {"language": "sql", "command": query, "params": {"a": after}, "limit": size}
        return [row["id"] for row in self.server.command(self.address, f"query/{DATABASE}", **body)]

    def reading_access(self) -> Access:
        """As the user that may only read records: LOAD CSV and schema changes are refused to it."""
        with self._replacing:
            at = self.address
        url, password = f"bolt://127.0.0.1:{at.bolt_port}", self.server.passwords().reader
        return Access(url, READER, password, DATABASE, at.query_seconds, explained=False, process=at.pid)

    def break_off(self, access: Access) -> None:
        """ArcadeDB looks at its time limit between records alone. What keeps it busy within one is ended with the whole
        process, which starts again at the same place and recovers its files."""
        with self._replacing:
            if self.address.pid == access.process:
                self.address = self.server.restart(self.address)

    def revive(self) -> None:
        """Start the process again, at its ports, if it has gone: whoever asks meanwhile waits for it."""
        with self._replacing:
            if not self.server.runs(self.address):
                self.address = self.server.restart(self.address)

    def retry_reason(self, error: Exception) -> str | None:
        """Two writers that MERGE one new key at the same moment: the second sees a broken constraint. The server's time limit
        is that of a person's question and holds for a load as well, whose statements are short: one that meets it has met a
        busy machine."""
        if isinstance(error, ConstraintError):
            return "two writers made the same node"
        if isinstance(error, Neo4jError) and "TransactionTimedOut" in (error.code or ""):
            return "the machine was too busy for the time limit of a question"
        return None

    def explain(self, error: Exception) -> KgError:
        """As for every engine, but when the process is gone, say so and show the end of its log."""
        if isinstance(error, ServiceUnavailable | SessionExpired | OSError) and not self.server.alive():
            return self.server.dead(Message("engine-process-gone"))
        if isinstance(error, AuthError):
            return EngineDenied("engine-embedded-denied", file=self.server.folder / "password")
        found = bolt.explain(error, Message("engine-embedded"))
        if isinstance(found, QueryRefused) and not isinstance(error, KgError):
            return bolt.placed(found)
        return found

    def see_to_room(self) -> None:
        """ArcadeDB cannot take back what it has logged when the disk is full: it says that it failed, and after its next
        start the transaction is there. So none is begun without room."""
        if free_disk(self.server.folder) < ROOM:
            raise DiskFull("disk-full")

    def describe(self) -> dict[str, str]:
        """Versions, ports and folder."""
        return {
            "engine": "embedded (ArcadeDB)",
            "version": version("arcadedb-embedded"),
            "bolt": f"127.0.0.1:{self.address.bolt_port}",
            "process": str(self.address.pid),
            "folder": str(self.server.folder),
        }


@contextmanager
def opened(settings: Settings) -> Iterator[Embedded]:
    """Join or start the server of KG_HOME and connect to it.

    Raises:
        EngineUnavailable: the server does not start.
    """
    server = ArcadeServer(settings.home, settings.heap, settings.query_seconds)
    with server.joined() as address:
        passwords, url = server.passwords(), f"bolt://127.0.0.1:{address.bolt_port}"
        with bolt.connected(url, "root", passwords.root) as driver:
            yield Embedded(server, address, driver)


def schema_statements(ontology: Ontology) -> Iterator[str]:
    """ArcadeDB SQL that makes types, unique ids, indexes and full-text fields; each may be repeated."""
    for node_class in sorted(ontology.classes.values(), key=lambda c: len(ontology.labels(c.name))):
        name, parent = node_class.name, node_class.parent
        yield f"CREATE VERTEX TYPE `{name}` IF NOT EXISTS" + (f" EXTENDS `{parent}`" if parent else "")
        if parent is None:
            yield f"CREATE PROPERTY `{name}`.id IF NOT EXISTS STRING"
            yield f"CREATE INDEX IF NOT EXISTS ON `{name}` (id) UNIQUE"
        for field in _indexed(node_class, ontology):
            kind = {"integer": "LONG", "number": "DOUBLE"}.get(
                node_class.properties[field].datatype, "STRING"
            )
            yield f"CREATE PROPERTY `{name}`.`{field}` IF NOT EXISTS {kind}"
            yield f"CREATE INDEX IF NOT EXISTS ON `{name}` (`{field}`) NOTUNIQUE"
        if fields := _fulltext(node_class, ontology):
            for field in fields:
                yield f"CREATE PROPERTY `{name}`.`{field}` IF NOT EXISTS STRING"
            listed = ", ".join(f"`{field}`" for field in fields)
            yield f'CREATE INDEX IF NOT EXISTS ON `{name}` ({listed}) FULL_TEXT METADATA {{"analyzer":"{ANALYZER}"}}'
    for relation in ontology.relations.values():
        yield f"CREATE EDGE TYPE `{relation.type}` IF NOT EXISTS"


def index_names(ontology: Ontology) -> set[str]:
    """The names that ArcadeDB gives the indexes of `schema_statements`."""
    names: set[str] = set()
    for node_class in ontology.classes.values():
        if node_class.parent is None:
            names.add(f"{node_class.name}[id]")
        names |= {f"{node_class.name}[{field}]" for field in _indexed(node_class, ontology)}
        if fields := _fulltext(node_class, ontology):
            names.add(f"{node_class.name}[{','.join(fields)}]")
    return names


def _indexed(node_class: NodeClass, ontology: Ontology) -> list[str]:
    return _own(node_class, ontology, [p.name for p in node_class.properties.values() if p.indexed])


def _fulltext(node_class: NodeClass, ontology: Ontology) -> list[str]:
    wanted = [p.name for p in node_class.properties.values() if p.fulltext and not p.many]
    return _own(node_class, ontology, wanted)


def _own(node_class: NodeClass, ontology: Ontology, fields: list[str]) -> list[str]:
    """Without those that the type above indexes already: its index covers the types below."""
    if node_class.parent is None:
        return sorted(fields)
    inherited = ontology.classes[node_class.parent].properties
    return sorted(field for field in fields if field not in inherited)
