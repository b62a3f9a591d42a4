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

from kg.analysis.match import documented, reverse
from kg.analysis.match.closeness import LEAST, Titles, weight, words
from kg.analysis.match.holdings import remaining_years
from kg.analysis.match.match import match, request
from kg.analysis.match.models import Match, OfferView, Request, Result, Technology
from kg.analysis.match.offered import fitting
from kg.analysis.match.overview import overview
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


def pairs(graph: Graph, **fields: object) -> dict[tuple[str, str], Result]:
    """Every pair by donor and technology, each as `why_not` tells it."""
    asked = TEXTILE.model_copy(update=fields)
    found = match(graph, asked, TODAY)
    told = {}
    for result in found.results:
        for strip in result.donors:
            one = reverse.why_not(graph, asked, strip.donor.name, result.technology.id, TODAY).result
            assert one is not None
            assert (one.score, one.tier) == (strip.score, strip.tier)
            told[one.donor.id, one.technology.id] = one
    return told


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
    assert {d.donor.id for r in found.results for d in r.donors if d.paired} == {
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
        ({"product": "没有的产品"}, "No product is called"),
        ({"donor": "云南"}, "gives no aid"),
        ({"text": "断纱检测", "technologies": ["A01B"]}, "not among the technologies of the text"),
        ({"need": "没有的"}, "There is no need"),
        ({"need": "over"}, "2020-12-31"),
        ({"weights": {"luck": 0.1}}, "There is no factor luck"),
        ({"weights": {"firms": math.nan}}, "firms is nan"),
        ({"weights": {"firms": 0.7, "text": 0.5}}, "add up to 1.2"),
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
    first = next(r for r in found.results if r.technology.id == "D01H")
    assert first.evidence[0].id == "CN1A"
    assert first.evidence[0].closeness is not None
    assert first.evidence[0].closeness > 0.5


def test_free_text_names_its_industries(made: Graph) -> None:
    found = match(made, Request(prefecture="喀什", text="棉花采摘头"), TODAY)
    assert [i.id for i in found.need.industries] == ["cotton"]
    assert found.technologies[0].technology.id == "A01D"
    assert "采摘" in found.technologies[0].words
    picking = next(r for r in found.results if r.technology.id == "A01D46")
    assert (picking.donor.id, picking.evidence[0].id) == (world.SHANDONG, "CN6A")


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
    factor = {f.name: f for f in pairs(made)[world.JIANGSU, "D01H"].factors}
    assert set(factor) == set(factors())
    assert (factor["strength"].basis, factor["strength"].period) == ("counts", "2008-2012")
    assert factor["recency"].period == "2003-2007, 2008-2012"
    assert "400件" in factor["strength"].text.zh
    assert factor["transferability"].evidence == ["CN1A", "CN2A"]
    assert (factor["pairing"].value, factor["pairing"].weight) == (0, 0)
    assert factor["chance"].basis == "forecast"
    assert factor["firms"].value == 0


def test_what_holds_for_every_result_is_context_and_moves_no_rank(made: Graph) -> None:
    for result in ask(made).results:
        told = {item.name: item for item in result.context}
        assert {"plan", "industry-firms", "relatedness"} <= set(told)
        assert told["industry-firms"].evidence == ["firm1", "firm2"]
        assert not set(told) & {factor.name for factor in result.factors}


def test_each_technology_stands_once_with_its_donors_in_order(made: Graph) -> None:
    found = ask(made)
    assert len({r.technology.id for r in found.results}) == len(found.results) == 2
    for result in found.results:
        assert result.donors[0].donor == result.donor
        assert [d.score for d in result.donors] == sorted((d.score for d in result.donors), reverse=True)
        assert result.paired == next((d for d in result.donors if d.paired), None)
    assert sum(len(r.donors) for r in found.results) == found.total


def test_few_filings_are_unknown_and_never_first(made: Graph) -> None:
    thin = pairs(made)[world.SHENZHEN, "D01H"]
    assert {f.name: f.value for f in thin.factors}["strength"] is None
    assert "too-few" in {note.code for note in thin.warnings}
    assert thin.tier == "C"
    for result in ask(made).results:
        assert result.donors[0].count >= 10


def test_a_donor_narrows_the_answer_and_changes_no_score(made: Graph) -> None:
    whole = pairs(made)
    found = ask(made, donor="山东")
    assert {r.donor.id for r in found.results} == {world.SHANDONG}
    assert all(r.score == whole[r.donor.id, r.technology.id].score for r in found.results)


def test_a_text_without_an_industry_is_answered_by_its_own_technologies(made: Graph) -> None:
    found = match(made, Request(prefecture="喀什", text="细纱机断头检测"), TODAY)
    assert found.need.industries == []
    assert found.technologies[0].technology.id == "D01H"
    assert all(t.used and t.words for t in found.technologies[:1])
    assert found.results[0].technology.id == "D01H"
    ticked = match(made, Request(prefecture="喀什", text="细纱机断头检测", technologies=["D01H"]), TODAY)
    assert [t.technology.id for t in ticked.technologies if t.used] == ["D01H"]
    assert {r.technology.id for r in ticked.results} == {"D01H"}


def test_a_text_that_says_too_little_gives_guesses_without_scores(made: Graph) -> None:
    found = match(made, Request(prefecture="喀什", text="一种装置"), TODAY)
    assert found.results == []
    assert len(found.technologies) == 5
    assert all(t.guess and not t.used for t in found.technologies)
    assert "guesses" in {note.code for note in found.warnings}
    chosen = match(
        made,
        Request(prefecture="喀什", text="一种装置", technologies=[found.technologies[0].technology.id]),
        TODAY,
    )
    assert all(not t.guess for t in chosen.technologies)


def test_the_view_by_chance_and_the_paired_view_change_the_order_alone(made: Graph) -> None:
    usual = ask(made)
    for view in ("likely", "paired"):
        other = ask(made, view=view)
        assert {r.technology.id for r in other.results} == {r.technology.id for r in usual.results}
        assert other.total == usual.total
    assert ask(made, view="paired").results[0].pairing is not None


def test_the_table_holds_the_best_of_every_prefecture_and_industry(made: Graph) -> None:
    found = overview(made, today=TODAY)
    assert {(c.prefecture.id, c.industry.id) for c in found.cells} == {
        (place.id, slug) for place in found.prefectures for slug in ("textile", "cotton")
    }
    for cell in found.cells:
        alone = ask(made, prefecture=cell.prefecture.id, industry=cell.industry.id).results[0]
        assert (cell.technology, cell.donor.donor, cell.score, cell.tier) == (
            alone.technology,
            alone.donor,
            alone.score,
            alone.tier,
        )
    assert {c.donor.donor.id for c in overview(made, donor="山东", today=TODAY).cells} == {world.SHANDONG}


def test_the_gate_counts_each_state_and_unknown_stays_unknown(made: Graph) -> None:
    found = pairs(made)
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
    found = pairs(made)
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
    result = pairs(made)[world.SHANDONG, "D01H"]
    assert [(backing.section, backing.lines) for backing in result.plan] == [("p/三(八)2", [178])]
    assert [(fund.id, fund.modality) for fund in result.funds] == [("援疆基金", "set up")]
    assert [firm.id for firm in result.recipients] == ["firm1", "firm2"]
    assert result.pairing is not None
    assert result.pairing.recipient.id == world.KASHGAR


def test_guangdong_is_counted_without_shenzhen(made: Graph) -> None:
    found = {f.name: f for f in pairs(made)[world.GUANGDONG, "D01H"].factors}
    assert "有72件" in found["strength"].text.zh


def test_a_donor_with_neither_patents_nor_counts_never_appears(made: Graph) -> None:
    found = ask(made)
    out = {(e.donor.id, e.technology.id): e.code for e in found.excluded if e.donor}
    assert out == {
        (world.HEILONGJIANG, "D01H"): "unusable-profile",
        (world.HEILONGJIANG, "D01G"): "unusable-profile",
    }
    assert not set(out) & set(pairs(made))
    assert len(pairs(made)) == found.total == 8


def test_a_group_rests_on_its_subclass_and_says_so(made: Graph) -> None:
    found = pairs(made, industry="棉花")
    result = found[world.SHANDONG, "A01D46"]
    assert "rests-on-subclass" in {note.code for note in result.warnings}
    assert result.gate.live == 1
    assert found[world.JIANGSU, "A01D46"].gate.live == 0
    assert (world.HEILONGJIANG, "A01D46") not in found


def test_pairing_changes_the_order_and_drops_nobody(made: Graph) -> None:
    without, alone = ask(made), ask(made, weights={"pairing": 1.0})
    assert without.total == alone.total
    assert without.results[0].donor.id == world.JIANGSU
    for result in alone.results:
        assert [d.paired for d in result.donors] == sorted((d.paired for d in result.donors), reverse=True)
        assert {d.score for d in result.donors} == {0.0, 1.0}


def test_the_limit_cuts_the_same_ranking(made: Graph) -> None:
    assert ask(made, limit=3).results == ask(made).results[:3]


def test_an_industry_without_technologies_is_told_and_not_scored(made: Graph) -> None:
    found = ask(made, industry="多晶硅")
    assert found.results == []
    assert "no-technologies" in {note.code for note in found.warnings}


def test_a_region_without_counts_borrows_from_all_xinjiang_and_says_so(made: Graph) -> None:
    result = pairs(made, prefecture="克州")[world.JIANGSU, "D01H"]
    assert "thin-profile" in {note.code for note in result.warnings}
    assert "0%" in next(item.text.zh for item in result.context if item.name == "relatedness")


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
    assert there.rank is not None
    strip = next(r.donors for r in ask(made).results if r.technology.id == "D01G")
    assert (there.result.score, there.result.tier) == next(
        (d.score, d.tier) for d in strip if d.donor.id == world.SHENZHEN
    )
    for donor, symbol, code in (("黑龙江", "D01H", "unusable-profile"), ("江苏", "A01D", "not-used")):
        out = reverse.why_not(made, TEXTILE, donor, symbol, TODAY).excluded
        assert out is not None
        assert out.code == code


# Weights, words, terms, sheets


def test_usual_weights_add_up_to_one_and_have_reasons() -> None:
    assert sum(weights().values()) == pytest.approx(1)
    assert all(factor.reason and factor.label.zh for factor in factors().values())


def test_the_documented_factors_are_those_of_the_program() -> None:
    text = documented.PAGE.read_text(encoding="utf-8")
    assert documented.table() in text
    assert documented.page(text) == text


@given(st.dictionaries(st.sampled_from(sorted(set(factors()) - {"strength"})), st.floats(0, 0.1)))
def test_weights_set_anew_are_kept_and_all_add_up_to_one(anew: dict[str, float]) -> None:
    found = weights(anew)
    assert round(sum(found.values()), 9) == 1
    assert all(abs(found[name] - weight) <= 1e-4 for name, weight in anew.items())


@given(st.text(max_size=40), st.text(max_size=80))
def test_closeness_is_a_share_and_whole_for_a_title_that_holds_enough_of_the_text(
    wanted: str, other: str
) -> None:
    titles = Titles()
    titles.add("d", "p", f"{other} {wanted} ")
    found = titles.nearest([words(wanted)])
    assert set(found) == ({"d"} if words(wanted) else set())
    for near, _ in found.get("d", ()):
        assert near == pytest.approx(min(sum(map(weight, words(wanted))) / LEAST, 1.0))
    for near, _ in titles.nearest([words(other), words(wanted + other)]).get("d", ()):
        assert 0 < near <= 1


def test_a_rare_word_in_common_is_worth_more_than_a_common_one() -> None:
    titles = Titles()
    titles.add("d", "rare", "核桃破壳取仁机械")
    titles.add("d", "common", "一种控制方法装置")
    found = {id_: near for near, id_ in titles.nearest([words("核桃加工方法装置")])["d"]}
    titles = Titles()
    titles.add("d", "rare", "核桃破壳取仁机械")
    assert titles.nearest([words("核桃加工方法装置")])["d"][0][0] > found["common"] / 2


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
    assert [row[8] for row in read[1:]] == [result.score for result in found.results]


def test_a_request_that_is_too_long_is_told() -> None:
    with pytest.raises(UsageError, match="text"):
        request(text="棉" * 3000)


# What is taken away


def test_taking_away_patents_changes_what_rests_on_them_and_the_score_by_exactly_that(graph: Graph) -> None:
    world.build(graph)
    before = pairs(graph)
    world.build(graph, patents={id_ for id_, *_ in world.PATENTS} - {"CN1A", "CN2A", "CN3U"})
    after = pairs(graph)
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
    assert {(d.donor.id, r.technology.id) for r in found.results for d in r.donors} == {
        (world.JIANGSU, "D01H"),
        (world.JIANGSU, "D01G"),
        (world.SHANDONG, "D01G"),
        (world.SHENZHEN, "D01G"),
    }
    # A handful of patents is too few to judge a strength by.
    assert {f.value for r in found.results for f in r.factors if f.name == "strength"} == {None}
    assert {r.tier for r in found.results} == {"C"}
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
    every = pairs(graph)
    shown = {pair: [offer.id for offer in result.offers] for pair, result in every.items() if result.offers}
    assert shown == {
        (world.JIANGSU, "D01H"): ["offer1"],  # by its region; offer2 is over
        (world.JIANGSU, "D01G"): ["offer4"],  # by where its university is
        (world.SHANDONG, "D01H"): ["offer3"],  # it names the industry and no technology
        (world.SHANDONG, "D01G"): ["offer3"],
    }
    assert every[world.JIANGSU, "D01G"].offers[0].by[0].name == "CN1A纺织大学"
    assert {row[-2] for row in rows(after)} <= {"", "供给offer1", "供给offer3", "供给offer4"}


def test_a_plan_of_another_prefecture_is_no_ground(graph: Graph, tmp_path: Path) -> None:
    world.build(graph)
    places = {"kashgar": world.KASHGAR, "hotan": world.HOTAN}
    before = {place: pairs(graph, prefecture=code) for place, code in places.items()}
    plan = tmp_path / "hotan.txt"
    lines = (
        "和田地区纺织服装产业专利工作规划",
        "一、主要任务",
        "（一）发展和田地区纺织服装产业",
        "建立纺织服装产业专利数据库。",
    )
    plan.write_text("\n".join(lines), encoding="utf-8")
    load_file(graph, "plan", plan)
    after = {place: pairs(graph, prefecture=code) for place, code in places.items()}
    for pair, result in before["kashgar"].items():
        assert (after["kashgar"][pair].score, after["kashgar"][pair].plan) == (result.score, result.plan)
    first = next(iter(after["hotan"].values()))
    assert [backing.plan.name for backing in first.plan if backing.plan is not None] == [lines[0]] * 2
    told = {item.name: item.text.zh for item in first.context}
    assert told["plan"] == "规划写明在该地区发展该产业"


def test_an_empty_graph_gives_an_empty_answer_that_says_why(graph: Graph) -> None:
    found = ask(graph)
    assert (found.total, found.results) == (0, [])
    assert {note.code for note in found.warnings} == {"no-donors", "no-technologies"}


def test_what_no_donor_can_offer_is_told(graph: Graph) -> None:
    world.build(graph, counts=False, patents=())
    assert {gap.technology.id for gap in reverse.unmet(graph, "纺织")} == {"D01H", "D01G"}
    world.build(graph)
    assert reverse.unmet(graph, "纺织") == []
