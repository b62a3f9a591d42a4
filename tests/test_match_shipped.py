"""Matching on the shipped reference facts and plan, on the embedded engine: the fifteen cells that the project is
for, and whether what comes first is what someone who knows China's industry would expect.

Counts before 2003 are left out: a match looks at the last two windows.
"""

from collections.abc import Iterator
from datetime import date

import pytest

from kg.analysis.match.match import match
from kg.analysis.match.models import Match, Request
from kg.analysis.profiles import derive
from kg.graph.graph import Graph, open_graph
from kg.graph.records import Node, Row
from kg.graph.writer import Dataset
from kg.settings import Settings
from loaders.pipeline import load_shipped
from loaders.reference.registry import shipped

TODAY = date(2026, 1, 1)
SOUTHERN = ("南疆四地州", "喀什地区", "和田地区", "克州", "阿克苏地区")
NAMED = ("纺织服装", "农副产品加工", "中药民族药")
# What matching reads; the rest would only take time.
WANTED = {
    "divisions", "region-groups", "ipc", "gbt4754-2017", "industries", "industry-technologies", "industry-classes",
    "aid-pairings-2010", "technology-count-marks", "technology-counts",
}  # fmt: skip


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    with open_graph(Settings(uri="embedded", home=tmp_path_factory.mktemp("kg-shipped"))) as graph:
        load_shipped(graph)
        for source in shipped():
            if source.id in WANTED:
                dataset = Dataset(source.id, source.name, source.sha256, "reference")
                assert graph.load(dataset, filter(recent, source.rows())).rejected == 0
        derive(graph)
        yield graph


def recent(row: Row) -> bool:
    first = row.facts[0]
    return not (isinstance(first, Node) and first.properties.get("period") == "1998-2002")


def ask(graph: Graph, prefecture: str, industry: str, limit: int = 100) -> Match:
    return match(graph, Request(prefecture=prefecture, industry=industry, limit=limit), TODAY)


def test_all_fifteen_cells_answer_with_full_explanations(facts: Graph) -> None:
    for prefecture in SOUTHERN:
        for industry in NAMED:
            found = ask(facts, prefecture, industry, 10)
            assert len(found.results) == 10, (prefecture, industry)
            for result in found.results:
                assert result.score == pytest.approx(sum(f.contribution for f in result.factors), abs=1e-9)
                assert all(factor.text.zh and factor.text.en for factor in result.factors)
                assert any(178 in backing.lines and backing.industries for backing in result.plan)
                assert any("援疆" in fund.name for fund in result.funds)
                assert "no-patent" in {note.code for note in result.warnings}
            assert {e.code for e in found.excluded} <= {"nothing", "unusable-profile"}


def test_textiles_come_from_jiangsu_and_zhejiang_and_produce_from_shandong(facts: Graph) -> None:
    textile = [r.donor.name for r in ask(facts, "南疆四地州", "纺织服装", 8).results]
    assert set(textile) == {"江苏省", "浙江省"}
    strongest = max(ask(facts, "喀什地区", "纺织服装").results, key=lambda r: r.factors[0].value or 0)
    assert strongest.donor.name == "江苏省"
    produce = ask(facts, "喀什地区", "农副产品加工", 1).results[0]
    # Shanxi is the more specialised; of the paired donors, which stand beside the best of all, Shandong comes first.
    assert produce.technology.id == "A23L"
    assert produce.paired is not None
    assert produce.paired.donor.name == "山东省"
    medicine = {
        each.donor.name for r in ask(facts, "喀什地区", "中药民族药", 5).results for each in r.donors[:3]
    }
    assert {"山东省", "河南省"} <= medicine


def test_a_profile_that_lacks_its_capital_is_never_a_donors(facts: Graph) -> None:
    found = ask(facts, "喀什地区", "纺织服装")
    assert "黑龙江省" not in {result.donor.name for result in found.results}
    out = {e.donor.name for e in found.excluded if e.donor and e.code == "unusable-profile"}
    assert out == {"黑龙江省"}


def test_the_donors_of_a_prefecture_are_those_of_its_pairings(facts: Graph) -> None:
    asked = Request(prefecture="喀什地区", industry="农副产品加工", limit=100, weights={"pairing": 1.0})
    paired = {each.donor.name for r in match(facts, asked, TODAY).results for each in r.donors if each.paired}
    assert paired == {"广东省", "深圳市", "山东省", "上海市"}
