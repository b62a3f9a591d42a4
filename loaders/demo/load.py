"""The demo set into the graph: through the loaders of all files, each fact marked as made up."""

from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import as_file, files

from kg import data
from kg.graph.graph import Graph
from kg.graph.precedence import MADE_UP
from kg.graph.records import Row
from loaders.kinds import KINDS
from loaders.pipeline import Loaded, Progress, Weight, after_load, load_reading
from loaders.reading import NOTHING_SAID

# Dataset, kind, file in `kg/data/demo/`, and name: firms before what names them, patents before what befell them.
PARTS = (
    ("demo-firms", "enterprises", "firms.csv", "虚构演示数据：企业与机构"),
    ("demo-patents", "patents", "patents.csv", "虚构演示数据：专利"),
    ("demo-events", "events", "events.csv", "虚构演示数据：法律事件"),
    ("demo-needs", "needs", "needs.csv", "虚构演示数据：技术需求与供给"),
)


def load_demo(graph: Graph, *, progress: Progress | None = None) -> Iterator[Loaded]:
    """Load the demo set, one dataset after another; the reference facts must be there.

    Raises:
        EngineError: the engine failed; a repeated load ends where this one would have.
    """
    for dataset, kind, file, name in PARTS:
        with as_file(files(data) / "demo" / file) as path:
            reading = KINDS[kind].read(path, NOTHING_SAID)
            reading.name, reading.rows = name, map(made_up, reading.rows)
            yield load_reading(
                graph, kind, reading, dataset, weight=Weight(usual_rank=MADE_UP), progress=progress
            )
    after_load(graph)


def made_up(row: Row) -> Row:
    """The row with `synthetic: true` on each node and edge that it states."""
    facts = (replace(fact, properties={**fact.properties, "synthetic": True}) for fact in row.facts)
    return replace(row, facts=tuple(facts))
