"""Real exports through the whole pipeline, on both engines: reference facts first, then each sample of the folder
beside the project, twice, and a newer file that holds more. What each file holds is tested in test_patents."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.graph.dump import digest
from kg.graph.graph import Graph
from kg.graph.writer import Dataset, LoadReport
from kg.lang.errors import UsageError
from loaders.pipeline import load_file
from loaders.reading import Options
from tests.engines import empty

# File, its kind, and how many records it has; a code for rows that name no place.
SAMPLES = [
    ("patents/cnipr-export.xlsx", "patents", 120, None),
    ("patents/google-patents-search.csv", "patents", 999, None),
    ("patents/lens-export.csv", "patents", 130, None),
    ("patents/espacenet-selection.csv", "patents", 12, None),
    ("patents/epo-ops-search_example.xml", "patents", 15, None),
    ("patents/taian-7384.xlsx", "patents", 7384, "370900"),
    ("patents/a01d-gb18030.csv", "patents", 1472, None),
    ("enterprises/xinjiang-enterprises.csv", "enterprises", 20, None),
]  # fmt: skip
# The digest after all samples, by engine.
DIGESTS: dict[str, str] = {}


def load(graph: Graph, shared: Path, sample: tuple[str, str, int, str | None]) -> LoadReport:
    name, kind, _, region = sample
    done = load_file(graph, kind, shared / "samples" / name, options=Options(region=region))
    report = done.report
    assert report.read == report.created + report.updated + report.unchanged + report.rejected
    return report


@pytest.fixture(scope="module")
def samples(running_graph: Graph, shared: Path) -> Iterator[dict[str, LoadReport]]:
    """The report of the first load of each sample into a graph that was empty."""
    empty(running_graph)
    (running_graph.settings.home / "identity.jsonl").unlink(missing_ok=True)
    yield {sample[0]: load(running_graph, shared, sample) for sample in SAMPLES}
    empty(running_graph)
    (running_graph.settings.home / "identity.jsonl").unlink(missing_ok=True)


def test_every_record_of_every_sample_is_accounted_for(samples: dict[str, LoadReport]) -> None:
    for name, _, count, _ in SAMPLES:
        assert (samples[name].read, samples[name].rejected) == (count, 0), name
        assert samples[name].created >= 0.97 * count, name


def test_both_engines_end_at_the_same_digest(samples: dict[str, LoadReport], running_graph: Graph) -> None:
    assert samples
    DIGESTS[running_graph.engine.name] = digest(running_graph)
    assert len(set(DIGESTS.values())) == 1


def test_a_second_load_changes_nothing_whether_it_reads_the_file_or_not(
    samples: dict[str, LoadReport], running_graph: Graph, shared: Path
) -> None:
    before = digest(running_graph)
    for sample in SAMPLES:
        assert load(running_graph, shared, sample).unchanged == samples[sample[0]].read
    running_graph.write(lambda tx: tx.run("MATCH (s:Source) REMOVE s.fingerprint").consume())
    for sample in SAMPLES:
        report = load(running_graph, shared, sample)
        assert (report.created, report.retired) == (0, 0), sample[0]
    assert digest(running_graph) == before


def test_a_newer_export_adds_what_is_new_and_takes_back_what_is_gone(
    samples: dict[str, LoadReport], running_graph: Graph, shared: Path, tmp_path: Path
) -> None:
    assert samples
    lines = (shared / "samples" / SAMPLES[1][0]).read_text(encoding="utf-8-sig").splitlines()
    path = tmp_path / "export.csv"
    before = digest(running_graph)

    def load_first(rows: int) -> LoadReport:
        path.write_text("\n".join(lines[: rows + 2]), encoding="utf-8")
        return load_file(running_graph, "patents", path).report

    assert load_first(600).read == 600
    more = load_first(700)
    assert (more.read, more.unchanged, more.created + more.updated, more.retired) == (700, 600, 100, 0)
    less = load_first(500)
    assert (less.read, less.unchanged) == (500, 500)
    assert less.retired >= 200
    running_graph.load(Dataset("export.csv", "export.csv", "0" * 64, "patents"), ())
    running_graph.write(lambda tx: tx.run("MATCH (s:Source {id: 'export.csv'}) DETACH DELETE s").consume())
    assert digest(running_graph) == before


def test_a_dry_run_needs_the_reference_facts_and_writes_nothing(graph: Graph, shared: Path) -> None:
    path = shared / "samples" / SAMPLES[0][0]
    with pytest.raises(UsageError, match="kg load reference"):
        load_file(graph, "patents", path, dry_run=True)
    assert graph.read("MATCH (n) RETURN count(n) AS n").rows == [{"n": 0}]
