"""Loads of rows on both engines: what is counted, what a repeat does, and what an interruption leaves. The rows
are made here; steps are made small, so that a few rows take several transactions."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.graph.alone import alone
from kg.graph.dump import digest, dump
from kg.graph.graph import Graph
from kg.graph.records import Edge, Node, Ref, Remark, Row
from kg.graph.writer import Dataset, LoadReport
from kg.lang.errors import InputError, LoadCancelled
from kg.state.listings import Change, Difference, read_differences

PLACE = Node("Region", "653100", "喀什地区", ("L1",), {"level": "prefecture"})


def firm(number: int, name: str = "") -> Row:
    """A row that names a firm in Kashgar, as an export does."""
    node = Node("Enterprise", f"f{number}", name or f"企业{number}", (f"L{number}",))
    return Row(f"L{number}", (node, Edge("LOCATED_IN", node.ref, PLACE.ref, (f"L{number}",))))


def dataset(name: str = "firms.csv", fingerprint: str = "", rank: int | None = None) -> Dataset:
    return Dataset(name, name, "0" * 64, "enterprises", fingerprint, rank)


def counts(report: LoadReport) -> tuple[int, int, int, int, int, int]:
    assert report.read == report.created + report.updated + report.unchanged + report.rejected
    return (report.read, report.created, report.updated, report.unchanged, report.retired, report.rejected)


@pytest.fixture
def placed(graph: Graph) -> Graph:
    """A graph that knows Kashgar."""
    graph.load(dataset("divisions"), [Row("L1", (PLACE,))])
    return graph


@pytest.fixture
def small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.graph.writer.STEP", 6)


def test_a_row_counts_once_whatever_it_states(placed: Graph) -> None:
    assert counts(placed.load(dataset(), [firm(1), firm(2)])) == (2, 2, 0, 0, 0, 0)
    moved = Row("L1", (firm(1).facts[0],))
    assert counts(placed.load(dataset(), [moved, firm(2, "更名")])) == (2, 0, 1, 1, 1, 0)


@pytest.mark.usefixtures("small_steps")
def test_the_first_row_says_what_a_thing_is_and_repeats_change_nothing(placed: Graph) -> None:
    rows = [
        firm(1),
        *(firm(n) for n in range(2, 8)),
        Row("L99", (Node("Enterprise", "f1", "另名", ("L99",)),)),
    ]
    assert counts(placed.load(dataset(), rows)) == (8, 7, 0, 1, 0, 0)
    found = placed.read("MATCH (f:Enterprise {id: 'f1'}) RETURN f.name AS name, f.sources AS sources").rows
    assert found == [{"name": "企业1", "sources": ["firms.csv#L1"]}]
    assert counts(placed.load(dataset(), rows)) == (8, 0, 0, 8, 0, 0)


@pytest.mark.usefixtures("small_steps")
def test_an_edge_to_what_a_later_step_states_is_told_and_comes_with_the_next_load(placed: Graph) -> None:
    late = Node("Region", "653200", "和田地区", ("L9",), {"level": "prefecture"})
    early = Row("L1", (firm(1).facts[0], Edge("LOCATED_IN", Ref("Enterprise", "f1"), late.ref, ("L1",))))
    rows = [early, *(firm(n) for n in range(2, 8)), Row("L9", (late,))]
    report = placed.load(dataset(), rows)
    assert report.rejects_file is not None
    assert "Region 653200 is not in the graph" in Path(report.rejects_file).read_text("utf-8-sig")
    again = placed.load(dataset(), rows)
    assert (again.rejects_file, again.updated) == (None, 1)


def test_what_cannot_be_used_is_told_and_the_rest_is_taken(placed: Graph) -> None:
    nowhere = Edge("LOCATED_IN", Ref("Enterprise", "f1"), Ref("Region", "999999"), ("L1",))
    told = Row("L1", (firm(1).facts[0], nowhere), (Remark("地址", "天边", "no such place"),))
    refused = Row("L2", (), (Remark("信用代码", "123", "wrong length"),))
    report = placed.load(dataset(), [told, refused])
    assert counts(report) == (2, 1, 0, 0, 0, 1)
    assert report.rejects_file is not None
    with open(report.rejects_file, encoding="utf-8-sig") as file:  # noqa: PTH123
        lines = file.read().splitlines()
    assert len(lines) == 4
    assert any("地址" in line and "天边" in line and "remark" in line for line in lines)
    assert any("Region 999999 is not in the graph" in line and "remark" in line for line in lines)
    assert any("信用代码" in line and "rejected" in line for line in lines)


def test_the_same_file_is_not_read_again_until_something_changes(placed: Graph) -> None:
    def must_not_be_read() -> Iterator[Row]:
        yield pytest.fail("the rows were read")

    first = placed.load(dataset(fingerprint="a"), [firm(1), Row("L2", (), (Remark("", "x", "no"),))])
    again = placed.load(dataset(fingerprint="a"), must_not_be_read())
    assert counts(again) == (2, 0, 0, 1, 0, 1)
    assert again.rejects_file == first.rejects_file
    assert counts(placed.load(dataset(fingerprint="b"), [firm(1)])) == (1, 0, 0, 1, 0, 0)


def test_a_dataset_that_lost_an_edge_with_anothers_node_is_read_again(placed: Graph) -> None:
    placed.load(dataset(fingerprint="a"), [firm(1)])
    placed.load(dataset("divisions"), [])
    assert placed.read("MATCH ()-[e:LOCATED_IN]->() RETURN e").rows == []
    placed.load(dataset("divisions"), [Row("L1", (PLACE,))])
    assert counts(placed.load(dataset(fingerprint="a"), [firm(1)])) == (1, 0, 1, 0, 0, 0)


@pytest.mark.usefixtures("small_steps")
def test_an_interrupted_load_is_completed_by_the_same_load(placed: Graph) -> None:
    def interrupted() -> Iterator[Row]:
        yield from (firm(n) for n in range(20))
        raise KeyboardInterrupt

    rows = [firm(n) for n in range(30)]
    placed.load(dataset(), rows)
    whole = digest(placed)
    placed.load(dataset(), [])
    placed.write(lambda tx: tx.run("MATCH (s:Source {id: 'firms.csv'}) DETACH DELETE s").consume())
    with pytest.raises(KeyboardInterrupt):
        placed.load(dataset(fingerprint="a"), interrupted())
    half = placed.read("MATCH (s:Source {id: 'firms.csv'}) RETURN s.complete AS complete").rows
    assert half == [{"complete": False}]
    assert placed.load(dataset(fingerprint="a"), rows).read == 30
    assert digest(placed) == whole


@pytest.mark.usefixtures("small_steps")
def test_a_file_that_turns_out_unusable_half_way_leaves_nothing(placed: Graph) -> None:
    def cut_off() -> Iterator[Row]:
        yield from (firm(n) for n in range(20))
        raise InputError("file-changed", file="firms.csv")

    before = list(dump(placed))
    with pytest.raises(InputError, match="was changed"):
        placed.load(dataset(), cut_off())
    assert list(dump(placed)) == before


class Person:
    """Somebody who cancels a load when so many rows are done."""

    def __init__(self, rows: int) -> None:
        self.rows, self.done = rows, 0

    def progress(self, done: int) -> None:
        self.done = done

    def stop(self) -> None:
        if self.done >= self.rows:
            raise LoadCancelled("load-cancelled", dataset="firms.csv")


@pytest.mark.usefixtures("small_steps")
@pytest.mark.parametrize("done", [0, 1, 9, 20])
@pytest.mark.parametrize("loaded", ["never", "before", "by another too", "with a lower rank"])
def test_a_cancelled_load_leaves_what_was_there_before(placed: Graph, done: int, loaded: str) -> None:
    if loaded == "by another too":
        placed.load(dataset("others.csv"), [firm(n, "另一名") for n in range(0, 30, 3)])
    if loaded != "never":
        rank = 10 if loaded == "with a lower rank" else None
        placed.load(dataset(fingerprint="a", rank=rank), [firm(n) for n in range(12)])
    before = list(dump(placed))
    person = Person(done)
    newer = [firm(n, "新名" if n % 2 else "") for n in range(5, 40)]
    with pytest.raises(LoadCancelled, match="cancelled"):
        placed.load(dataset(fingerprint="b", rank=90), newer, progress=person.progress, stop=person.stop)
    assert person.done >= done
    assert list(dump(placed)) == before
    assert placed.load(dataset(fingerprint="b", rank=90), newer).read == 35


@pytest.mark.usefixtures("small_steps")
def test_a_newer_file_that_turns_out_unusable_half_way_leaves_what_the_older_one_said(placed: Graph) -> None:
    def cut_off() -> Iterator[Row]:
        yield from (firm(n, "新名") for n in range(3, 20))
        raise InputError("file-changed", file="firms.csv")

    placed.load(dataset(), [firm(n) for n in range(12)])
    before = list(dump(placed))
    with pytest.raises(InputError, match="was changed"):
        placed.load(dataset(), cut_off())
    assert list(dump(placed)) == before


def test_a_load_that_is_cancelled_while_it_waits_for_another_ends_at_once(placed: Graph) -> None:
    waiting = Person(0)
    with alone(placed.settings, placed.engine), pytest.raises(LoadCancelled):
        placed.load(dataset(), [firm(1)], stop=waiting.stop)


@pytest.mark.usefixtures("small_steps")
def test_a_newer_file_takes_back_what_it_no_longer_says(placed: Graph) -> None:
    placed.load(dataset(), [firm(n) for n in range(20)])
    assert counts(placed.load(dataset(), [firm(n) for n in range(5, 25)])) == (20, 5, 0, 15, 10, 0)
    left = placed.read("MATCH (f:Enterprise) RETURN f.id AS id ORDER BY id").rows
    assert {row["id"] for row in left} == {f"f{n}" for n in range(5, 25)}


def test_a_dry_run_lists_each_difference(placed: Graph) -> None:
    placed.load(dataset(), [firm(1), firm(2), firm(3)])
    before = list(dump(placed))
    report = placed.load(dataset(), [firm(1), firm(2, "更名"), firm(4)], dry_run=True)
    assert counts(report) == (3, 1, 1, 1, 2, 0)
    assert list(dump(placed)) == before
    (file,) = (placed.settings.home / "differences").glob(f"*-{report.run}.csv")
    lines = file.read_text(encoding="utf-8-sig").splitlines()
    assert "updated,Enterprise,f2,更名,name,企业2,更名" in lines
    assert "created,Enterprise,f4,企业4,,," in lines
    assert "retired,Enterprise,f3,,,," in lines


def test_a_difference_is_data_whatever_a_value_looks_like(placed: Graph) -> None:
    """A name with what separates items and properties elsewhere."""
    old, new = ["甲", "O'Neill; status: 乙"], ["甲', \"乙"]
    rows = [
        [Row("L1", (Node("Enterprise", "f1", "企业", ("L1",), {"aliases": names}),))] for names in (old, new)
    ]
    placed.load(dataset(), rows[0])
    report = placed.load(dataset(), rows[1], dry_run=True)
    found = list(read_differences(placed.settings.home, report.run))
    assert found == [Difference("updated", "Enterprise", "f1", "企业", (Change("aliases", old, new),))]


def test_a_reload_keeps_the_edges_of_a_node_stated_under_two_labels(placed: Graph) -> None:
    school = Node("Organization", "u1", "喀什大学", ("L1",))
    patents = [Node("Patent", f"CN{n}A", f"专利{n}", (f"L{n}",)) for n in (1, 2, 3)]
    applicants = (school.ref, Ref("Enterprise", "f1"), Ref("Organization", "f1"))
    rows = [Row("L1", (school,)), firm(1)]
    for patent, who in zip(patents, applicants, strict=True):
        at = patent.locators
        rows.append(Row(at[0], (patent, Edge("APPLIED_FOR", who, patent.ref, at))))
    placed.load(dataset(), rows)
    assert counts(placed.load(dataset(), rows)) == (5, 0, 0, 5, 0, 0)
    assert counts(placed.load(dataset(), rows[:-1])) == (4, 0, 0, 4, 2, 0)
