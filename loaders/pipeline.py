"""The way of a file into the graph: get, transform, load (which cleans up), and the report."""

from dataclasses import dataclass
from pathlib import Path

from kg.records import one_by_one
from kg.store.graph import Graph
from kg.store.writer import Dataset, LoadReport
from loaders.plan.coverage import Coverage, coverage
from loaders.plan.document import parse
from loaders.plan.facts import plan_facts
from loaders.plan.shipped import SLUG, shipped_facts, shipped_sha256
from loaders.plan.source import read_source


@dataclass(frozen=True, slots=True)
class PlanLoad:
    """What came of loading a plan: the report of the load and how much of the text was understood."""

    report: LoadReport
    coverage: Coverage


def load_plan(graph: Graph, path: Path, *, dataset: str | None = None, dry_run: bool = False) -> PlanLoad:
    """Load the plan at `path` (text, Word or PDF). `dataset` names it; the file's stem by default.

    Raises:
        InputError: the file cannot be read as a plan; the graph is unchanged.
        EngineError: the engine failed; the graph is unchanged.
    """
    source = read_source(path)
    slug = dataset if dataset is not None else path.stem
    document = parse(slug, source.lines)
    records = list(plan_facts(document, graph.ontology))
    report = graph.load(
        Dataset(slug, document.title, source.sha256, "plan"), one_by_one(records), dry_run=dry_run
    )
    return PlanLoad(report, coverage(document, records, graph.ontology))


def load_shipped(graph: Graph) -> list[LoadReport]:
    """Load the facts that come with the program.

    Raises:
        EngineError: the engine failed; the graph is unchanged.
    """
    records = list(shipped_facts())
    name = next(r.name for r in records if r.label == "Policy" and r.id == SLUG)  # type: ignore[union-attr]
    return [graph.load(Dataset(SLUG, name, shipped_sha256(), "plan"), one_by_one(records))]


# What `kg load KIND` takes; each later loader adds its kind here.
LOADERS = ("plan",)
