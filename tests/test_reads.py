"""The program's own reads: each runs on both engines and returns what its header says. The graph is the small one that
tests/data/home-0.1 holds as a backup."""

import re
from pathlib import Path
from typing import Any

import pytest

from kg.graph.backup import restore
from kg.graph.graph import Graph
from kg.state.home import kept_files
from queries import reads
from queries.catalogue import catalogue

ROOT = Path(__file__).parent.parent
OLD = Path(__file__).parent / "data" / "home-0.1" / "backup-0.1.zip"
# Rooms that ask through files alone; two modules show a person examples of the language.
ROOMS = ("api", "kg/cli", "kg/output", "kg/answers", "loaders", "queries")
EXAMPLES = {"api/cypher.py", "api/pages/cypher.py"}
# Not moved into files yet; none may be added.
NOT_YET = {
    "kg/answers/bodies.py", "kg/answers/numbers.py", "kg/answers/parts.py", "kg/answers/search.py", "kg/answers/things.py",
    "queries/industries.py", "queries/names.py",
}  # fmt: skip
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
    "id": "专利申请量/650000/2015", "ids": ["专利申请量/650000/2015", "observations"], "every": ["专利申请量"], "limit": 5, "most": 5,
    "day": "2026-01-01", "kind": None, "prefix": "", "technology": "A01D", "period": "2015", "periods": ["2015"],
    "pairs": [["专利申请量/650000/2015", "专利申请量"]], "codes": ["13"], "registers": ["model-firm"], "processes": ["pledge-loan"],
}  # fmt: skip


def test_rooms_above_the_reads_hold_no_query() -> None:
    found = [
        str(path.relative_to(ROOT))
        for room in ROOMS
        for path in sorted((ROOT / room).rglob("*.py"))
        if "MATCH (" in path.read_text(encoding="utf-8")
    ]
    assert set(found) == EXAMPLES | NOT_YET


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
