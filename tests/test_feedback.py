"""Feedback over the made world on the embedded engine, in a KG_HOME of its own for each test: it is kept, shown beside
the result it is about, counted, and changes no score."""

import json
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest

from kg.analysis.match.feedback import FILE, Told, record, recorded, report
from kg.analysis.match.match import match
from kg.analysis.match.models import Feedback, Match, Request
from kg.graph.graph import Graph, open_graph
from kg.lang.errors import InputError, NotFound, UsageError
from kg.output.match_sheet import rows
from kg.output.reports.brief import brief
from kg.settings import Settings
from tests import matching_world as world
from tests.test_cli import run

TODAY = date(2026, 1, 1)
TEXTILE = Request(prefecture="喀什", industry="纺织", limit=100)
REJECTED = Told("D01G", "山东", "rejected", "王工", reason="费用过高", note="要价三百万")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    settings = Settings(uri="embedded", home=tmp_path_factory.mktemp("kg-feedback"), query_seconds=60)
    with open_graph(settings) as graph:
        world.build(graph)
        yield graph


@pytest.fixture
def graph(made: Graph) -> Graph:
    """The world, and nothing said yet."""
    (made.settings.home / FILE).unlink(missing_ok=True)
    return made


def without_feedback(found: Match) -> list[str]:
    return [result.model_copy(update={"feedback": []}).model_dump_json() for result in found.results]


def test_it_stands_beside_its_result_and_changes_nothing_else(graph: Graph) -> None:
    before = match(graph, TEXTILE, TODAY)
    record(graph, TEXTILE, REJECTED, TODAY)
    record(graph, TEXTILE, Told("D01H", "320000", "transferred", "李工", on=date(2025, 6, 1)), TODAY)
    after = match(graph, TEXTILE, TODAY)
    assert without_feedback(after) == without_feedback(before)
    shown = {(f.technology, f.donor): [f] for r in after.results for f in r.feedback}
    assert set(shown) == {("D01G", world.SHANDONG), ("D01H", world.JIANGSU)}
    (said,) = shown["D01G", world.SHANDONG]
    assert (said.decision, said.reason, said.note, said.who) == ("rejected", "too-dear", "要价三百万", "王工")
    scores = {(r.technology.id, d.donor.id): d.score for r in before.results for d in r.donors}
    assert said.score == scores["D01G", world.SHANDONG]
    assert said.rank == 1 + sum(score > said.score for score in scores.values())


def test_brief_and_sheet_show_it(graph: Graph) -> None:
    record(graph, TEXTILE, REJECTED, TODAY)
    found = match(graph, TEXTILE, TODAY)
    words = "王工 不采纳（费用过高）：要价三百万"
    assert any(words in str(row[-1]) for row in rows(found))
    document = docx.Document(BytesIO(brief(graph, found, TODAY)))
    shown = any(words in paragraph.text for paragraph in document.paragraphs)
    assert shown == any(result.feedback for result in found.results[:3])


def test_it_is_shown_for_the_group_and_for_a_need_and_not_elsewhere(graph: Graph) -> None:
    record(graph, TEXTILE, REJECTED, TODAY)

    def shown(**asked: str) -> bool:
        found = match(graph, Request(limit=100, **asked), TODAY)  # type: ignore[arg-type]
        return any(result.feedback for result in found.results)

    assert shown(prefecture="南疆四地州", industry="纺织")
    assert shown(need="open")
    assert not shown(prefecture="和田", industry="纺织")
    assert not shown(prefecture="喀什", industry="棉花")


def test_nothing_that_was_said_is_ever_lost_and_the_last_word_counts(graph: Graph) -> None:
    record(graph, TEXTILE, REJECTED, TODAY)
    record(graph, TEXTILE, Told("D01G", "山东省", "accepted", "王工"), TODAY)
    record(graph, TEXTILE, Told("D01H", "江苏", "rejected", "王工", reason="no-taker"), TODAY)
    said = recorded(graph.settings.home)
    assert [each.decision for each in said] == ["rejected", "accepted", "rejected"]
    found = report(said)
    assert found.reasons == {"no-taker": 1}
    assert found.donors[world.SHANDONG].acceptance == 1
    assert found.donors[world.JIANGSU].acceptance == 0
    assert found.total is not None
    assert (found.total.taken, found.total.declined) == (1, 1)


@pytest.mark.parametrize(
    ("told", "error"),
    [
        (Told("D01G", "山东", "rejected", "王工"), UsageError),
        (Told("D01G", "山东", "accepted", "王工", reason="too-dear"), UsageError),
        (Told("D01G", "山东", "transferred", "王工"), UsageError),
        (Told("D01G", "山东", "transferred", "王工", on=date(2026, 1, 2)), UsageError),
        (Told("D01G", "山东", "rejected", "王工", reason="不喜欢"), NotFound),
        (Told("D01G", "山东", "accepted", "王工", note="长" * 501), UsageError),
        (Told("A01D", "山东", "accepted", "王工"), NotFound),
        (Told("D01G", "河南", "accepted", "王工"), NotFound),
        (Told("D01G", "某地", "accepted", "王工"), NotFound),
    ],
)
def test_what_is_unclear_is_refused_and_not_kept(graph: Graph, told: Told, error: type[Exception]) -> None:
    with pytest.raises(error):
        record(graph, TEXTILE, told, TODAY)
    assert recorded(graph.settings.home) == []


def test_a_torn_last_line_is_dropped_and_a_foreign_line_is_named(graph: Graph) -> None:
    path: Path = graph.settings.home / FILE
    record(graph, TEXTILE, REJECTED, TODAY)
    with path.open("ab") as file:
        file.write(b'{"half')
    assert len(recorded(graph.settings.home)) == 1
    record(graph, TEXTILE, REJECTED, TODAY)
    assert len(recorded(graph.settings.home)) == 2
    with path.open("ab") as file:
        file.write(b"{}\n")
    with pytest.raises(InputError, match="line 3"):
        recorded(graph.settings.home)


def test_kg_feedback_adds_lists_and_reports(graph: Graph) -> None:
    home = graph.settings.home
    about = ("--prefecture", "喀什", "--industry", "纺织", "--technology", "d01g", "--donor", "山东")
    added = run(home, "feedback", "add", "rejected", *about, "--why", "费用过高", "--who", "王工")
    assert added.returncode == 0, added.stderr
    assert run(home, "feedback", "add", "rejected", *about).returncode == 2
    assert run(home, "feedback", "add", "maybe", *about).returncode == 2
    (listed,) = json.loads(run(home, "feedback", "list", "--json").stdout)
    assert Feedback.model_validate(listed).who == "王工"
    assert "费用过高" in run(home, "feedback", "list").stdout
    counted = json.loads(run(home, "feedback", "report", "--json").stdout)
    assert counted["donors"]["370000"] == {"taken": 0, "transferred": 0, "declined": 1}
    assert "0% (0/1)" in run(home, "feedback", "report").stdout
