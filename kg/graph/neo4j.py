"""A Neo4j server, 5 or later: its schema statements, its EXPLAIN guard, its errors."""

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from typing import Any

from neo4j import READ_ACCESS, Query, Session
from neo4j.api import BookmarkManager
from neo4j.exceptions import Neo4jError

from kg.graph import bolt
from kg.graph.engine import READING_PROCEDURES, Access
from kg.lang.errors import EngineUnavailable, KgError, QueryRefused
from kg.settings import Settings
from ontology.model import NodeClass, Ontology

# The schemes of Bolt: plain, with TLS, with TLS and any certificate; and the same with routing.
SCHEMES = tuple(f"{kind}{tls}://" for kind in ("bolt", "neo4j") for tls in ("", "+s", "+ssc"))

# What a person's query may do: everything that a plan can hold but these. Matched by their stem,
# since the server adds "@database" and variants to the names.
REFUSED_OPERATORS = {
    "LoadCSV": "query-reads-files",
    "TransactionForeach": "query-opens-transactions",
    "TransactionApply": "query-opens-transactions",
}


class Neo4jServer:
    """A Neo4j server or cluster that someone else runs."""

    name = "neo4j"

    def __init__(self, settings: Settings) -> None:
        self.uri, self.database, self.query_seconds = settings.uri, settings.database, settings.query_seconds
        self._user, self._password = settings.user, settings.password
        self._driver = bolt.connect(self.uri, self._user, self._password.get_secret_value())

    def close(self) -> None:
        """Close its connections."""
        self._driver.close()

    def session(self, bookmarks: BookmarkManager | None = None) -> Session:
        """A session of the user that may write."""
        return self._driver.session(database=self.database, bookmark_manager=bookmarks)

    def ensure_schema(self, ontology: Ontology) -> None:
        """Make the constraints and indexes that are missing, and wait until they are ready."""
        missing = set(self.missing_schema(ontology))
        if not missing:
            return
        with self.session() as session:
            for name, statement in schema_statements(ontology).items():
                if name in missing:
                    session.run(statement).consume()
            session.run("CALL db.awaitIndexes(120)").consume()

    def missing_schema(self, ontology: Ontology) -> list[str]:
        """Constraints and indexes that the ontology asks for and `SHOW INDEXES` does not list."""
        with self.session() as session:
            there = {record["name"] for record in session.run("SHOW INDEXES YIELD name")}
        return sorted(set(schema_statements(ontology)) - there)

    def labels_to_set(self, ontology: Ontology, label: str) -> tuple[str, ...]:
        """The labels above, which Neo4j does not infer."""
        return ontology.labels(label)[1:]

    def fulltext_index(self, ontology: Ontology, label: str) -> str | None:
        """The full-text index of one label."""
        return f"kg_text_{label}" if _fulltext(ontology.classes[label]) else None

    def ids(self, label: str, after: str, size: int) -> list[str]:
        """In Cypher, which reads them in the order of the index."""
        query = f"MATCH (n:`{label}`) WHERE n.id > $after RETURN n.id AS id ORDER BY id LIMIT $size"
        with self._driver.session(database=self.database, default_access_mode=READ_ACCESS) as session:
            return [record["id"] for record in session.run(query, after=after, size=size)]

    def reading_access(self) -> Access:
        """The server refuses to write in sessions for reading. LOAD CSV is refused by its plan (`refuse_unsafe`)."""
        password = self._password.get_secret_value()
        return Access(self.uri, self._user, password, self.database, self.query_seconds, explained=True)

    def break_off(self, _access: Access) -> None:
        """Nothing: Neo4j ends what its connection has left."""

    def retry_reason(self, _error: Exception) -> str | None:
        """None: managed transactions retry by themselves what Neo4j calls transient."""
        return None

    def explain(self, error: Exception) -> KgError:
        """As for every engine; a missing database has a hint of its own."""
        if isinstance(error, Neo4jError) and "DatabaseNotFound" in (error.code or ""):
            return EngineUnavailable("engine-no-database", address=self.uri, database=self.database)
        return bolt.explain(error, self.uri)

    def revive(self) -> None:
        """Nothing: the server is somebody else's, and the driver finds it again by itself."""

    def see_to_room(self) -> None:
        """The server sees to its own disk."""

    def describe(self) -> dict[str, str]:
        """Versions and address as the server tells them."""
        info = self._driver.get_server_info()
        return {
            "engine": "neo4j",
            "version": str(info.agent),
            "bolt": str(info.address),
            "database": self.database,
        }


@contextmanager
def opened(settings: Settings) -> Iterator[Neo4jServer]:
    """Connect to the server that KG_URI names and see that it answers.

    Raises:
        EngineUnavailable: nothing answers there.
        EngineDenied: the user name or password is wrong.
    """
    with closing(Neo4jServer(settings)) as engine:
        try:
            with engine.session() as session:
                session.run("RETURN 1").consume()
        except Exception as error:
            raise engine.explain(error) from error
        yield engine


def schema_statements(ontology: Ontology) -> dict[str, str]:
    """Cypher that makes unique ids, indexes and full-text fields, by the name of what it makes."""
    made: dict[str, str] = {}
    for node_class in ontology.classes.values():
        label = node_class.name
        made[f"kg_id_{label}"] = (
            f"CREATE CONSTRAINT `kg_id_{label}` IF NOT EXISTS FOR (n:`{label}`) REQUIRE n.id IS UNIQUE"
        )
        for prop in node_class.properties.values():
            if prop.indexed:
                name = f"kg_{prop.name}_{label}"
                made[name] = f"CREATE INDEX `{name}` IF NOT EXISTS FOR (n:`{label}`) ON (n.`{prop.name}`)"
        if fields := _fulltext(node_class):
            name = f"kg_text_{label}"
            made[name] = (
                f"CREATE FULLTEXT INDEX `{name}` IF NOT EXISTS FOR (n:`{label}`) ON EACH "
                f"[{', '.join(f'n.`{field}`' for field in fields)}] "
                "OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}}"
            )
    return made


def refuse_unsafe(session: Session, query: str, params: Mapping[str, Any], seconds: float) -> None:
    """Ask the server for its plan, within `seconds`, and refuse what a reading session would let through.

    Raises:
        QueryRefused: the plan writes, loads a file, or calls a procedure.
    """
    if query.split(None, 1)[0].upper() in ("EXPLAIN", "PROFILE"):
        raise QueryRefused("query-explain")
    # `Query` takes literal text alone by its types; this text is what the guard is for.
    explained = Query(f"EXPLAIN {query}", timeout=seconds)  # type: ignore[arg-type, unused-ignore]
    summary = session.run(explained, dict(params)).consume()
    if summary.query_type not in (None, "r"):
        raise QueryRefused("query-changes-schema")
    for operator, detail in _operators(summary.plan or {}):
        if operator.startswith("ProcedureCall") and detail.split("(")[0] not in READING_PROCEDURES:
            raise QueryRefused("query-calls-procedure", procedure=detail)
        for stem, code in REFUSED_OPERATORS.items():
            if operator.startswith(stem):
                raise QueryRefused(code)


def _fulltext(node_class: NodeClass) -> list[str]:
    return sorted(p.name for p in node_class.properties.values() if p.fulltext and not p.many)


def _operators(plan: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield str(plan.get("operatorType", "")), str(plan.get("args", {}).get("Details", ""))
    for child in plan.get("children", []):
        yield from _operators(child)
