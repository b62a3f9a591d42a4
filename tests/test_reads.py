"""The program's own reads: each runs on both engines and returns what its header says. The graph is the small one that
tests/data/home-0.1 holds as a backup."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kg.analysis import profiles
from kg.analysis.match import watch
from kg.analysis.match.match import match
from kg.analysis.match.models import Request
from kg.analysis.match.reverse import who_could_use
from kg.answers.search import find
from kg.graph.backup import restore
from kg.graph.graph import Graph
from kg.graph.read_cache import ReadCache
from kg.state.home import kept_files
from queries import reads
from queries.catalogue import catalogue
from tests import matching_world as world

ROOT = Path(__file__).parent.parent
OLD = Path(__file__).parent / "data" / "home-0.1" / "backup-0.1.zip"
# Rooms that ask through files alone; two modules show a person examples of the language.
ROOMS = ("api", "kg/cli", "kg/output", "kg/answers", "kg/analysis", "loaders", "queries")
EXAMPLES = {"api/cypher.py", "api/pages/cypher.py"}
NAMES = {
    "label": "Observation",
    "other": "Indicator",
    "property": "value",
    "field": "name",
    "start": "Observation",
    "end": "Indicator",
    "type": "OBSERVES",
}
PARTS = {"conditions": "true", "direction": " DESC"}
PARAMS: dict[str, Any] = {
    "id": "专利申请量/650000/2015", "ids": ["专利申请量/650000/2015", "observations"], "every": ["专利申请量"], "limit": 5, "most": 5, "after": "",
    "day": "2026-01-01", "kind": None, "prefix": "", "technology": "A01D", "period": "2015", "periods": ["2015"],
    "number": 8, "numbers": ["CN1"], "region": "650000", "regions": ["650000"], "members": ["653200"], "places": ["653201"],
    "industries": ["textile"], "classes": ["17"], "product": "cotton-yarn", "symbol": "A01D", "symbols": ["A01D"], "least": 5,
    "pairs": [["专利申请量/650000/2015", "专利申请量"]], "codes": ["13"], "registers": ["model-firm"], "processes": ["pledge-loan"],
}  # fmt: skip


def test_rooms_above_the_reads_hold_no_query() -> None:
    found = [
        str(path.relative_to(ROOT))
        for room in ROOMS
        for path in sorted((ROOT / room).rglob("*.py"))
        if "MATCH (" in path.read_text(encoding="utf-8")
    ]
    assert set(found) == EXAMPLES


def test_reads_are_no_questions() -> None:
    assert not reads.reads().keys() & catalogue().keys()


def test_only_names_of_the_ontology_are_written_into_a_query() -> None:
    assert "`Patent`" in reads.text("is-there", {"label": "Patent"})
    with pytest.raises(ValueError, match="no name of the ontology"):
        reads.text("is-there", {"label": "Patent`) DETACH DELETE (n"})


def test_every_read_returns_what_its_header_says(graph: Graph) -> None:
    for path in list(kept_files(graph.settings.home)):
        path.unlink()
    restore(graph, OLD)
    for path in list(kept_files(graph.settings.home)):
        path.unlink()
    answered = set()
    for read in reads.reads().values():
        query = reads.text(read.name, NAMES, PARTS)
        names = set(re.findall(r"\$(\w+)", query))
        assert names <= PARAMS.keys(), read.name
        for row in graph.rows(query, {name: PARAMS[name] for name in names}):
            answered.add(read.name)
            assert reads.misfits(read, row) == []
    assert answered >= {
        "sources", "figures-of-indicators", "listed", "nodes", "open-needs", "names-of-kind", "neighbour-kinds", "edges-among", "plans",
        "edges-of-pairs",
    }  # fmt: skip


def test_reads_of_the_match_return_what_their_headers_say(
    graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The made world has what the old backup lacks: needs, offers, events, local facts, products, firms."""
    world.build(graph)
    world.load(graph, "offers", world.offers())
    answered, wrong, ask = set(), list[str](), reads.rows

    def checked(source: Graph | ReadCache, name: str, *given: Any, **params: Any) -> list[dict[str, Any]]:
        found = ask(source, name, *given, **params)
        answered.update([name] if found else [])
        wrong.extend(misfit for row in found for misfit in reads.misfits(reads.reads()[name], row))
        return found

    monkeypatch.setattr(reads, "rows", checked)
    list(profiles.of_patents(graph))
    list(profiles.cells(graph))
    for asked in (Request(prefecture="喀什", industry="纺织"), Request(prefecture="喀什", text="棉花采摘")):
        match(graph, asked, date(2026, 1, 1))
    who_could_use(graph, "CN1A", date(2026, 1, 1))
    watch.needs(graph)
    find(graph, "江苏")
    assert wrong == []
    assert answered >= {
        "published-counts", "patent-counts-of-regions", "regions-with", "donors", "technologies-of-industries", "specialisations",
        "patents-of-class", "events-of-class", "pairings-of-recipients", "firms-of-industries",
        "patents-with-parties", "saved-offers", "open-needs", "patent", "thing", "covering",
    }  # fmt: skip
