"""Matching through its doors on both engines, over the made world of `tests/matching_world.py`.

What only reads shares one loaded world an engine; what takes facts away builds its own. `today` is fixed, since
terms of protection and needs run out.
"""

import json
import math
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from kg.analysis.match import reverse
from kg.analysis.match.closeness import SHORTEST, Titles, words
from kg.analysis.match.holdings import remaining_years
from kg.analysis.match.match import match, request
from kg.analysis.match.models import Match, OfferView, Request, Result, Technology
from kg.analysis.match.offered import fitting
from kg.analysis.match.weights import factors, weights
from kg.graph.graph import Graph
from kg.lang.errors import NotFound, UsageError
from kg.output.match_sheet import header, rows, workbook
from loaders.pipeline import load_file
from tests import matching_world as world
from tests.engines import empty

TODAY = date(2026, 1, 1)
TEXTILE = Request(prefecture="喀什地区", industry="纺织", limit=100)


@pytest.fixture(scope="module")
def made(running_graph: Graph) -> Iterator[Graph]:
    """The whole world on each engine."""
    empty(running_graph)
    world.build(running_graph)
    yield running_graph
    empty(running_graph)


def ask(graph: Graph, **fields: object) -> Match:
    return match(graph, TEXTILE.model_copy(update=fields), TODAY)


def pairs(found: Match) -> dict[tuple[str, str], Result]:
    return {(r.donor.id, r.technology.id): r for r in found.results}


def values(result: Result) -> dict[str, float | None]:
    return {f.name: f.value for f in result.factors}


# Who is asked for what


@pytest.mark.parametrize("name", ["喀什地区", "喀什", "653100", "喀什地区疏附县"])
def test_a_prefecture_is_found_by_its_names_its_code_and_a_county_of_it(made: Graph, name: str) -> None:
    found = ask(made, prefecture=name)
    assert found.need.prefecture.id == world.KASHGAR
    assert ("county" in {note.code for note in found.warnings}) == (name == "喀什地区疏附县")


@pytest.mark.parametrize("name", ["纺织服装", "textile", "Textiles and clothing", "纺织业", "1711", "C17"])
def test_an_industry_is_found_by_its_names_its_slug_and_its_codes(made: Graph, name: str) -> None:
    assert [i.id for i in ask(made, industry=name).need.industries] == ["textile"]


def test_the_group_of_four_stands_for_its_members(made: Graph) -> None:
    found = ask(made, prefecture="南疆四地州")
    assert [member.id for member in found.need.members] == ["652900", "653000", "653100", "653200"]
    assert {r.donor.id for r in found.results if r.pairing} == {
        world.JIANGSU,
        world.SHANDONG,
        world.GUANGDONG,
        world.SHENZHEN,
    }


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"prefecture": "喀什地曲"}, "喀什地区 (653100"),
        ({"prefecture": "江苏省"}, "江苏省 (320000. is not a prefecture"),
        ({"prefecture": None}, "No prefecture is given"),
        ({"industry": "纺只服装"}, "textiles and clothing"),
        ({"industry": None}, "No industry is given"),
        ({"need": "没有的"}, "There is no need"),
        ({"need": "over"}, "2020-12-31"),
        ({"weights": {"luck": 0.1}}, "There is no factor luck"),
        ({"weights": {"pairing": math.nan}}, "pairing is nan"),
        ({"weights": {"pairing": 0.7, "text": 0.5}}, "add up to 1.2"),
        ({"weights": dict.fromkeys(factors(), 0.0)}, "add up to 0"),
    ],
)  # fmt: skip
def test_a_question_that_cannot_be_answered_says_what_is_near_or_wrong(
    made: Graph, fields: dict[str, object], told: str
) -> None:
    with pytest.raises(UsageError, match=told.replace("(", r"\(")):
        ask(made, **fields)


def test_a_saved_need_brings_its_region_industry_and_words(made: Graph) -> None:
    found = match(made, Request(need="open"), TODAY)
    assert (found.need.prefecture.id, [i.id for i in found.need.industries]) == (world.KASHGAR, ["textile"])
    first = pairs(found)[world.JIANGSU, "D01H"]
    assert first.evidence[0].id == "CN1A"
    assert first.evidence[0].closeness is not None
    assert first.evidence[0].closeness > 0.5


def test_free_text_names_its_industries(made: Graph) -> None:
    found = match(made, Request(prefecture="喀什", text="棉花采摘头"), TODAY)
    assert [i.id for i in found.need.industries] == ["cotton"]
    assert pairs(found)[world.SHANDONG, "A01D46"].evidence[0].id == "CN6A"


# What is answered


def test_a_score_is_exactly_the_sum_of_its_contributions(made: Graph) -> None:
    for result in ask(made).results:
        shown = [f"{f.contribution:.4f}" for f in result.factors]
        assert f"{result.score:.4f}" == f"{sum(int(c.replace('.', '')) for c in shown) / 10**4:.4f}"
        for factor in result.factors:
            assert factor.contribution == round(factor.weight * (factor.value or 0), 4)
            assert factor.value is None or 0 <= factor.value <= 1
        assert 0 <= result.score <= 1


def test_every_factor_says_what_it_rests_on(made: Graph) -> None:
    factor = {f.name: f for f in pairs(ask(made))[world.JIANGSU, "D01H"].factors}
    assert set(factor) == set(factors())
    assert (factor["strength"].basis, factor["strength"].period) == ("counts", "2008-2012")
    assert factor["recency"].period == "2003-2007, 2008-2012"
    assert "400件" in factor["strength"].text.zh
    assert factor["transferability"].evidence == ["CN1A", "CN2A"]
    assert factor["pairing"].value == 0
    assert factor["plan"].value == 1
    assert factor["firms"].evidence == ["firm1", "firm2"]


def test_the_gate_counts_each_state_and_unknown_stays_unknown(made: Graph) -> None:
    found = pairs(ask(made))
    gate = found[world.JIANGSU, "D01H"].gate
    assert (gate.live, gate.pending, gate.lapsed, gate.unknown, gate.open_licence, gate.moved) == (
        2,
        0,
        1,
        0,
        1,
        1,
    )
    assert gate.remaining is not None
    assert gate.remaining.median == pytest.approx(9.4)
    assert (found[world.SHANDONG, "D01G"].gate.pledged, found[world.JIANGSU, "D01G"].gate.pledged) == (1, 0)
    thin = found[world.SHENZHEN, "D01G"]
    assert thin.gate.unknown == 1
    assert "unknown-status" in {note.code for note in thin.warnings}


def test_what_speaks_against_a_result_is_told_beside_it(made: Graph) -> None:
    found = pairs(ask(made))
    shandong = {note.code: note for note in found[world.SHANDONG, "D01G"].counter_evidence}
    assert shandong["right-in-central-asia"].evidence == ["CN5A"]
    assert shandong["held-there"].evidence == ["CN8A"]
    assert "already-there" in shandong
    assert "fund-not-there-yet" in shandong
    assert "lapsed" in {note.code for note in found[world.JIANGSU, "D01H"].counter_evidence}


def test_what_of_a_score_was_made_up_is_told(made: Graph) -> None:
    first = ask(made).results[0]
    assert [note.code for note in first.invented] == ["synthetic-firms"]
    assert first.invented[0].evidence == [firm.id for firm in first.recipients if firm.synthetic]


def test_plan_lines_funds_firms_and_pairing_stand_beside_a_result(made: Graph) -> None:
    result = pairs(ask(made))[world.SHANDONG, "D01H"]
    assert [(backing.section, backing.lines) for backing in result.plan] == [("p/三(八)2", [178])]
    assert [(fund.id, fund.modality) for fund in result.funds] == [("援疆基金", "set up")]
    assert [firm.id for firm in result.recipients] == ["firm1", "firm2"]
    assert result.pairing is not None
    assert result.pairing.recipient.id == world.KASHGAR


def test_guangdong_is_counted_without_shenzhen(made: Graph) -> None:
    found = {f.name: f for f in pairs(ask(made))[world.GUANGDONG, "D01H"].factors}
    assert "有72件" in found["strength"].text.zh


def test_a_donor_with_neither_patents_nor_counts_never_appears(made: Graph) -> None:
    found = ask(made)
    out = {(e.donor.id, e.technology.id): e.code for e in found.excluded if e.donor}
    assert out == {
        (world.HEILONGJIANG, "D01H"): "unusable-profile",
        (world.HEILONGJIANG, "D01G"): "unusable-profile",
    }
    assert not set(out) & set(pairs(found))
    assert len(found.results) == found.total == 8


def test_a_group_rests_on_its_subclass_and_says_so(made: Graph) -> None:
    found = pairs(ask(made, industry="棉花"))
    result = found[world.SHANDONG, "A01D46"]
    assert "rests-on-subclass" in {note.code for note in result.warnings}
    assert result.gate.live == 1
    assert found[world.JIANGSU, "A01D46"].gate.live == 0
    assert (world.HEILONGJIANG, "A01D46") not in found


def test_pairing_changes_the_order_and_drops_nobody(made: Graph) -> None:
    without, alone = ask(made, weights={"pairing": 0.0}), ask(made, weights={"pairing": 1.0})
    assert set(pairs(without)) == set(pairs(alone)) == set(pairs(ask(made)))
    assert without.results[0].donor.id == world.JIANGSU
    assert [bool(r.pairing) for r in alone.results] == sorted(
        (bool(r.pairing) for r in alone.results), reverse=True
    )
    assert {r.score for r in alone.results} == {0.0, 1.0}


def test_the_limit_cuts_the_same_ranking(made: Graph) -> None:
    assert ask(made, limit=3).results == ask(made).results[:3]


def test_an_industry_without_technologies_is_told_and_not_scored(made: Graph) -> None:
    found = ask(made, industry="多晶硅")
    assert found.results == []
    assert "no-technologies" in {note.code for note in found.warnings}


def test_a_region_without_counts_borrows_from_all_xinjiang_and_says_so(made: Graph) -> None:
    result = pairs(ask(made, prefecture="克州"))[world.JIANGSU, "D01H"]
    assert "thin-profile" in {note.code for note in result.warnings}
    assert "0%" in next(f.text.zh for f in result.factors if f.name == "relatedness")


def test_both_engines_answer_the_same(made: Graph, request: pytest.FixtureRequest) -> None:
    answers = [ask(made), match(made, Request(need="open"), TODAY), ask(made, industry="棉花")]
    told = json.dumps(
        [answer.model_dump(mode="json") for answer in answers], ensure_ascii=False, sort_keys=True
    )
    kept = request.config.stash.setdefault(ANSWERS, {})
    kept[made.engine.name] = told
    assert len(set(kept.values())) == 1


ANSWERS = pytest.StashKey[dict[str, str]]()


# The other way round


def test_a_patent_leads_to_those_who_could_use_it(made: Graph) -> None:
    found = reverse.who_could_use(made, "CN5A", TODAY)
    assert found.donor is not None
    assert found.donor.id == world.SHANDONG
    assert (found.uses[0].prefecture.id, found.uses[0].industry.id, found.uses[0].paired) == (
        world.KASHGAR,
        "textile",
        True,
    )
    assert [firm.id for firm in found.uses[0].recipients] == ["firm1", "firm2"]
    with pytest.raises(NotFound):
        reverse.who_could_use(made, "CN0")


def test_a_donor_offers_what_it_is_strong_in(made: Graph) -> None:
    assert {offer.technology.id for offer in reverse.offers(made, "江苏")} == {"D01H", "D01G"}
    with pytest.raises(NotFound, match="江苏省, 山东省, 广东省"):
        reverse.offers(made, "云南")


def test_why_a_pair_is_not_first_or_not_there(made: Graph) -> None:
    there = reverse.why_not(made, TEXTILE, "深圳", "d01g", TODAY)
    assert there.result is not None
    assert there.result == pairs(ask(made))[world.SHENZHEN, "D01G"]
    assert ask(made).results[(there.rank or 0) - 1] == there.result
    for donor, symbol, code in (("黑龙江", "D01H", "unusable-profile"), ("江苏", "A01D", "not-used")):
        out = reverse.why_not(made, TEXTILE, donor, symbol, TODAY).excluded
        assert out is not None
        assert out.code == code


def test_the_batch_holds_every_southern_prefecture_and_industry(made: Graph) -> None:
    found = list(reverse.batch(made, 2, TODAY))
    cells = {(m.need.prefecture.id, m.need.industries[0].id) for m in found}
    assert len(found) == len(cells) == 5 * 2
    assert {slug for _, slug in cells} == {"textile", "cotton"}


# Weights, words, terms, sheets


def test_usual_weights_add_up_to_one_and_have_reasons() -> None:
    assert sum(weights().values()) == pytest.approx(1)
    assert all(factor.reason and factor.label.zh for factor in factors().values())


def test_the_documented_weights_are_those_of_the_file() -> None:
    page = (Path(__file__).parents[1] / "docs" / "matching.md").read_text(encoding="utf-8")
    for name, factor in factors().items():
        assert f"| {name} | {factor.label.zh} | {factor.weight:.2f} |" in page


@given(st.dictionaries(st.sampled_from(sorted(factors())), st.floats(0, 0.1), max_size=9))
def test_weights_set_anew_are_kept_and_all_add_up_to_one(anew: dict[str, float]) -> None:
    found = weights(anew)
    assert round(sum(found.values()), 9) == 1
    assert all(abs(found[name] - weight) <= 1e-4 for name, weight in anew.items())


@given(st.text(max_size=40), st.text(max_size=80))
def test_closeness_is_a_share_and_whole_for_a_title_that_holds_four_words_of_the_text(
    wanted: str, other: str
) -> None:
    titles = Titles()
    titles.add("d", "p", f"{other} {wanted} ")
    found = titles.nearest([words(wanted)])
    whole = min(len(words(wanted)) / SHORTEST, 1.0)
    assert found == ({"d": [(whole, "p")]} if words(wanted) else {})
    for near, _ in titles.nearest([words(other), words(wanted + other)]).get("d", ()):
        assert 0 < near <= 1


@pytest.mark.parametrize(
    ("named", "technology", "fits"),
    [
        ("A01D46", "A01D46", True),
        ("A01D", "A01D46", True),
        ("A01D46", "A01D", True),
        ("A01D4", "A01D46", False),
        ("D01H", "A01D46", False),
    ],
)
def test_an_offer_bears_on_the_class_that_it_names_and_on_subclass_or_group_of_it(
    named: str, technology: str, fits: bool
) -> None:
    offer = OfferView(
        id="o", title="o", text=None, valid_until=None, by=[], technologies=[named], industries=[], synthetic=False
    )  # fmt: skip
    asked = Technology(id=technology, name=technology, rests_on=technology[:4])
    assert fitting([offer], asked, ("cotton",)) == ([offer] if fits else [])


def test_a_short_title_is_not_near_to_a_long_text() -> None:
    titles = Titles()
    titles.add("d", "short", "装置")
    titles.add("d", "long", "棉田残膜回收机的起膜装置")
    need = "适合机采棉田的残膜回收机，起膜装置不伤土，回收率不低于90%"
    assert [id_ for _, id_ in titles.nearest([words(need)])["d"]] == ["long", "short"]


@pytest.mark.parametrize(
    ("kind", "filed", "years"),
    [
        ("invention", "2016-01-01", 10.0), ("utility model", "2016-01-01", 0.0), ("design", "2016-01-01", 0.0),
        ("design", "2022-01-01", 11.0), (None, "2016-01-01", None), ("invention", None, None),
    ],
)  # fmt: skip
def test_terms_run_from_filing_by_kind(kind: str | None, filed: str | None, years: float | None) -> None:
    assert remaining_years(kind, filed, TODAY) == (None if years is None else pytest.approx(years, abs=0.1))


def test_a_workbook_holds_what_the_match_says(made: Graph, tmp_path: Path) -> None:
    found = ask(made)
    workbook(rows(found), tmp_path / "match.xlsx")
    sheet = load_workbook(BytesIO((tmp_path / "match.xlsx").read_bytes())).active
    assert sheet is not None
    read = list(sheet.iter_rows(values_only=True))
    assert list(read[0]) == header()
    assert [row[6] for row in read[1:]] == [result.score for result in found.results]


def test_a_request_that_is_too_long_is_told() -> None:
    with pytest.raises(UsageError, match="text"):
        request(text="棉" * 3000)


# What is taken away


def test_taking_away_patents_changes_what_rests_on_them_and_the_score_by_exactly_that(graph: Graph) -> None:
    world.build(graph)
    before = pairs(ask(graph))
    world.build(graph, patents={id_ for id_, *_ in world.PATENTS} - {"CN1A", "CN2A", "CN3U"})
    after = pairs(ask(graph))
    pair = (world.JIANGSU, "D01H")
    old, new = before.pop(pair), after.pop(pair)
    assert before == after
    changed = {f.name for f, g in zip(old.factors, new.factors, strict=True) if f != g}
    assert changed == {"text", "transferability"}
    lost = sum(f.contribution - g.contribution for f, g in zip(old.factors, new.factors, strict=True))
    assert old.score - new.score == pytest.approx(lost, abs=1e-9)
    assert new.gate.live == 0


def test_without_counts_the_profiles_rest_on_patents_and_say_so(graph: Graph) -> None:
    world.build(graph, counts=False)
    found = ask(graph)
    assert set(pairs(found)) == {
        (world.JIANGSU, "D01H"),
        (world.JIANGSU, "D01G"),
        (world.SHANDONG, "D01G"),
        (world.SHENZHEN, "D01G"),
    }
    strength = next(f for f in pairs(found)[world.JIANGSU, "D01H"].factors if f.name == "strength")
    assert (strength.basis, strength.period) == ("patents", "2013-2017")
    assert {e.code for e in found.excluded} == {"nothing", "unusable-profile"}
    world.build(graph, counts=False, patents={"CN3U", "CN5A", "CN6A"})
    alone = {(e.donor.id, e.technology.id): e.code for e in ask(graph).excluded if e.donor}
    assert alone[world.JIANGSU, "D01H"] == "lapsed"
    by_pair = {(e.donor.id, e.technology.id): e.code for e in ask(graph, industry="棉花").excluded if e.donor}
    assert by_pair[world.JIANGSU, "A01D46"] == "nothing"


def test_open_offers_of_a_donor_stand_beside_what_they_name_and_change_no_score(graph: Graph) -> None:
    world.build(graph)
    before = ask(graph)
    world.load(graph, "offers", world.offers())
    after = ask(graph)
    assert [r.model_copy(update={"offers": []}) for r in after.results] == before.results
    shown = {
        pair: [offer.id for offer in result.offers] for pair, result in pairs(after).items() if result.offers
    }
    assert shown == {
        (world.JIANGSU, "D01H"): ["offer1"],  # by its region; offer2 is over
        (world.JIANGSU, "D01G"): ["offer4"],  # by where its university is
        (world.SHANDONG, "D01H"): ["offer3"],  # it names the industry and no technology
        (world.SHANDONG, "D01G"): ["offer3"],
    }
    assert pairs(after)[world.JIANGSU, "D01G"].offers[0].by[0].name == "CN1A纺织大学"
    table = [dict(zip(header(), row, strict=True)) for row in rows(after)]
    assert {row["供给 offers"] for row in table} == {"", "供给offer1", "供给offer3", "供给offer4"}


def test_a_plan_of_another_prefecture_is_no_ground(graph: Graph, tmp_path: Path) -> None:
    world.build(graph)
    places = {"kashgar": world.KASHGAR, "hotan": world.HOTAN}
    before = {place: pairs(ask(graph, prefecture=code)) for place, code in places.items()}
    plan = tmp_path / "hotan.txt"
    lines = (
        "和田地区纺织服装产业专利工作规划",
        "一、主要任务",
        "（一）发展和田地区纺织服装产业",
        "建立纺织服装产业专利数据库。",
    )
    plan.write_text("\n".join(lines), encoding="utf-8")
    load_file(graph, "plan", plan)
    after = {place: pairs(ask(graph, prefecture=code)) for place, code in places.items()}
    for pair, result in before["kashgar"].items():
        assert (after["kashgar"][pair].score, after["kashgar"][pair].plan) == (result.score, result.plan)
    first = next(iter(after["hotan"].values()))
    assert [backing.plan.name for backing in first.plan if backing.plan is not None] == [lines[0]] * 2
    assert values(first)["plan"] == 1.0


def test_an_empty_graph_gives_an_empty_answer_that_says_why(graph: Graph) -> None:
    found = ask(graph)
    assert (found.total, found.results) == (0, [])
    assert {note.code for note in found.warnings} == {"no-donors", "no-technologies"}


def test_what_no_donor_can_offer_is_told(graph: Graph) -> None:
    world.build(graph, counts=False, patents=())
    assert {gap.technology.id for gap in reverse.unmet(graph, "纺织")} == {"D01H", "D01G"}
    world.build(graph)
    assert reverse.unmet(graph, "纺织") == []
