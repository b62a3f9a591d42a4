"""Saved needs that are ranked again: over the made world on both engines, with patents taken away and given back.
Rankings are kept under a KG_HOME that each test empties."""

import json
import shutil
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.analysis.match import watch
from kg.analysis.match.match import match
from kg.analysis.match.models import Request
from kg.analysis.match.watch import Change, Place
from kg.graph.dump import digest
from kg.graph.graph import Graph, open_graph
from kg.graph.records import Edge, Node, Ref, one_by_one
from kg.graph.writer import Dataset
from kg.lang.errors import InputError, NotFound, UsageError
from kg.settings import Settings
from loaders.pipeline import load_file
from tests import matching_world as world
from tests.engines import empty
from tests.test_cli import run

TODAY = date(2026, 1, 1)
ALL = {id_ for id_, *_ in world.PATENTS}
PLACES = st.lists(
    st.builds(Place, st.sampled_from("ABCD"), st.sampled_from("xyz"), st.sampled_from([0.1, 0.2])),
    unique_by=lambda p: (p.technology, p.donor),
)


@pytest.fixture
def made(graph: Graph) -> Iterator[Graph]:
    shutil.rmtree(graph.settings.home / watch.FOLDER, ignore_errors=True)
    world.build(graph)
    offer = Node("Need", "offer", "转杯纺纱技术", world.AT, {"kind": "offer", "valid_until": "2030-01-01"})
    edge = Edge("CONCERNS", offer.ref, Ref("Industry", "textile"), world.AT)
    world.load(graph, "offers", [offer, edge])
    yield graph
    empty(graph)


def without(graph: Graph, *patents: str) -> None:
    """The same file of patents without some of them: as of any file, its digest tells that it is another."""
    dataset = Dataset("patents", "patents", sha256(repr(sorted(patents)).encode()).hexdigest(), "test")
    report = graph.load(dataset, one_by_one(list(world.patent_facts(ALL - set(patents)))))
    assert report.rejected == 0


def test_needs_and_offers_are_listed_and_those_whose_day_has_passed_are_expired(made: Graph) -> None:
    found = {n.id: n for n in watch.needs(made, TODAY)}
    assert {id_: (n.kind, n.expired) for id_, n in found.items()} == {
        "open": ("need", False),
        "over": ("need", True),
        "offer": ("offer", False),
    }
    assert not next(n for n in watch.needs(made, date(2020, 12, 31)) if n.id == "over").expired


@pytest.mark.parametrize("need", ["over", "offer"])
def test_neither_an_expired_need_nor_an_offer_is_ever_matched(made: Graph, need: str) -> None:
    with pytest.raises(UsageError):
        match(made, Request(need=need), TODAY)
    with pytest.raises(UsageError):
        watch.run(made, need, TODAY)
    watch.look(made, TODAY)
    assert len(list((made.settings.home / watch.FOLDER).iterdir())) == 1


def test_a_run_tells_what_changed_since_the_last_run_and_nothing_twice(made: Graph) -> None:
    first = watch.run(made, "open", TODAY)
    found = match(made, Request(need="open", limit=watch.WATCHED), TODAY).results
    assert [(c.what, c.rank) for c in first] == [("new", n) for n in range(1, len(first) + 1)]
    assert {(c.technology, c.donor, c.score) for c in first} == {
        (r.technology.id, d.donor.id, d.score) for r in found for d in r.donors
    }
    assert watch.run(made, "open", TODAY) == []
    without(made, "CN1A")
    before = digest(made)
    (moved,) = [
        c for c in watch.run(made, "open", TODAY) if c.donor == world.JIANGSU and c.technology == "D01H"
    ]
    assert moved.what == "moved"
    assert moved.score is not None and moved.score_before is not None
    assert moved.score < moved.score_before
    assert digest(made) == before
    without(made)
    assert watch.run(made, "open", TODAY)


def test_a_look_after_a_load_says_in_a_sentence_which_need_changed(made: Graph) -> None:
    assert watch.look(made, TODAY) == []  # the first ranking is no change
    assert watch.look(made, TODAY) == []
    without(made, "CN1A")
    (told,) = map(str, watch.look(made, TODAY))
    assert "open" in told and "断纱检测" in told
    without(made)
    assert len(watch.look(made, TODAY)) == 1
    # Two looks came between; for the person nothing was told yet, so all is new.
    assert {c.what for c in watch.run(made, "open", TODAY)} == {"new"}


def test_a_look_reads_no_need_again_when_nothing_that_it_rests_on_changed(
    made: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch.look(made, TODAY)
    monkeypatch.setattr(watch, "_ranked", lambda *_: pytest.fail("ranked again"))
    world.load(made, "elsewhere", [Node("Country", "KZ", "哈萨克斯坦", world.AT)])
    assert watch.look(made, TODAY) == []


def test_a_look_that_runs_out_of_time_says_what_is_left_and_begins_with_it_next_time(
    made: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = Node("Need", "second", "转杯纺", world.AT, {"title": "转杯纺"})
    ends = (Ref("Industry", "textile"), Ref("Region", world.KASHGAR))
    world.load(made, "second", [second, *(Edge("CONCERNS", second.ref, end, world.AT) for end in ends)])
    watch.look(made, TODAY)
    monkeypatch.setattr(watch, "SECONDS", 0.0)
    told = []
    for patents in (("CN1A",), ("CN1A", "CN2A")):
        without(made, *patents)
        told.append(list(map(str, watch.look(made, TODAY))))
    assert "need open" in told[0][0]
    assert "need second" in told[1][0]
    assert all("1 needs were not ranked again" in sentences[-1] for sentences in told)


def test_a_look_that_fails_is_logged_and_fails_nothing(made: Graph, caplog: pytest.LogCaptureFixture) -> None:
    watch.look(made, TODAY)
    (file,) = (made.settings.home / watch.FOLDER).iterdir()
    file.write_text("none of ours", encoding="utf-8")
    without(made, "CN1A")
    assert watch.look(made, TODAY) == []
    assert file.name in caplog.text
    # The first page counts the need as not ranked, whatever is in the file.
    assert watch.unranked(made, TODAY) == 1
    with pytest.raises(InputError, match="Remove the file"):
        watch.run(made, "open", TODAY)
    with pytest.raises(NotFound):
        watch.run(made, "nowhere", TODAY)


@given(PLACES, PLACES)
def test_what_changed_turns_the_old_ranking_into_the_new(before: list[Place], now: list[Place]) -> None:
    found = watch.changes(before, now)
    assert watch.changes(now, now) == []
    kept = {
        (p.technology, p.donor): (n, p.score)
        for n, p in enumerate(before, 1)
        if (p.technology, p.donor) not in {(c.technology, c.donor) for c in found}
    }
    kept |= {(c.technology, c.donor): (c.rank, c.score) for c in found if c.what != "gone"}  # type: ignore[misc]
    assert kept == {(p.technology, p.donor): (n, p.score) for n, p in enumerate(now, 1)}
    swapped = {"new": "gone", "gone": "new", "moved": "moved"}
    back = {(c.technology, c.donor, c.what) for c in watch.changes(now, before)}
    assert back == {(c.technology, c.donor, swapped[c.what]) for c in found}


def test_kg_load_tells_it_and_kg_needs_shows_it(tmp_path: Path) -> None:
    home, table = tmp_path / "home", tmp_path / "needs.csv"
    header = "编号,类别,需求名称,需求内容,所属产业,地区,有效期至\n"
    rows = "n1,需求,断纱检测,细纱机断纱检测装置,纺织,喀什地区,2099-12-31\nn2,供给,纺纱,转杯纺纱,纺织,江苏,2001-12-31\n"
    table.write_text(header + rows, encoding="utf-8")
    with open_graph(Settings(uri="embedded", home=home, query_seconds=60)) as graph:
        world.build(graph)
        watch.look(graph)
        # The shipped reference facts come with the file, pairings among them: the answer to the older need moves.
        # Or there was no time to look on a busy machine, which is told too.
        assert any("kg needs run" in str(told) for told in load_file(graph, "needs", table).told)
        listed = {n["id"]: n for n in json.loads(run(home, "needs", "list", "--json").stdout)}
        assert (listed["n1"]["kind"], listed["n1"]["expired"]) == ("need", False)
        assert (listed["n2"]["kind"], listed["n2"]["expired"]) == ("offer", True)
        expired = json.loads(run(home, "needs", "list", "--expired", "--json").stdout)
        assert {n["id"] for n in expired} == {"n2", "over"}
        first = json.loads(run(home, "needs", "run", "--json").stdout)
        assert set(first) == {"n1", "open"}
        assert {Change(**c).what for c in first["n1"]} == {"new"}
        without(graph, "CN1A")
        again = run(home, "load", "needs", str(table), "--dataset", "again")
        assert "created" in again.stdout and "rejected" in again.stdout
        said = [line for line in again.stderr.splitlines() if "kg needs run" in line]
        looked = {line.partition("): ")[0] for line in said if ": need " in line}
        assert looked <= {"again: need n1 (断纱检测", "again: need open (断纱检测"}
        left = "again: 1 needs were not ranked again: kg needs run"
        assert looked, again.stderr
        assert len(looked) == 2 or left in said, again.stderr
        shown = run(home, "needs", "run", "n1")
        assert "moved" in shown.stdout, shown.stderr
        assert run(home, "needs", "run", "n2").returncode == 2
