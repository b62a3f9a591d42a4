"""Who says what: properties of the pure functions behind every load."""

import json
from itertools import permutations
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from kg.graph.claims import Said, assert_by, claims_of, clashes_of, joined, mended, retract_by
from kg.graph.precedence import FILE, MADE_UP, SHIPPED, Precedence, Precedences, Standing
from ontology.reader import ontology

said = st.dictionaries(st.sampled_from("abcd"), st.integers() | st.text(max_size=3), max_size=4)
places = st.lists(st.sampled_from(["L1", "L2", "L3"]), min_size=1, unique=True)
steps = st.lists(st.tuples(st.sampled_from(["x", "y", "z"]), said, places), max_size=6)


PLAIN = Precedence({}, {}, {})
Done = list[tuple[str, dict[str, Any], list[str]]]


def replay(done: Done, rules: Precedence = PLAIN) -> dict[str, Any] | None:
    stored: dict[str, Any] | None = None
    for dataset, properties, locators in done:
        stored = assert_by(stored, dataset, [Said(properties, tuple(locators))], rules)
    return stored


def observed(standings: dict[str, Standing]) -> Precedence:
    return Precedences(ontology(), standings).of("Observation")


def figure(value: float, **more: object) -> dict[str, Any]:
    return {
        "id": "i/650000/2015",
        "name": f"专利申请量 {value:g}",
        "value": value,
        "unit": "件",
        "period": "2015",
        **more,
    }


@given(steps, st.sampled_from(["x", "y"]), said, places)
def test_to_say_it_twice_changes_nothing(
    done: Done, dataset: str, properties: dict[str, Any], at: list[str]
) -> None:
    once = assert_by(replay(done), dataset, [Said(properties, tuple(at))], PLAIN)
    assert assert_by(once, dataset, [Said(properties, tuple(at))], PLAIN) == once


@given(steps, said, places)
def test_to_say_it_and_retract_it_leaves_what_the_others_say(
    done: Done, properties: dict[str, Any], at: list[str]
) -> None:
    before = replay(done)
    assert retract_by(assert_by(before, "new", [Said(properties, tuple(at))], PLAIN), "new", PLAIN) == before


@given(steps)
def test_the_order_of_loads_does_not_matter(done: Done) -> None:
    last = {dataset: (dataset, properties, at) for dataset, properties, at in done}
    assert replay(list(last.values())) == replay(list(reversed(last.values())))


@given(steps)
def test_every_claim_is_kept(done: Done) -> None:
    stored = replay(done)
    if stored is not None:
        kept = {claim.dataset: (claim.said, set(claim.locators)) for claim in claims_of(stored)}
        assert kept == {dataset: (properties, set(at)) for dataset, properties, at in done}


@given(steps)
def test_one_thing_joined_with_itself_or_nothing_stays_itself(done: Done) -> None:
    stored = replay(done)
    if stored is not None:
        assert (
            joined([stored], PLAIN)
            == joined([stored, stored], PLAIN)
            == mended(stored, dict, PLAIN)
            == stored
        )


def test_of_two_things_that_are_one_a_dataset_keeps_what_it_said_first_in_its_file() -> None:
    late = replay([("x", {"name": "late", "kind": "k"}, ["R10"])])
    early = replay([("x", {"name": "early"}, ["R9"])])
    other = replay([("y", {"name": "other", "unit": "u"}, ["R1"])])
    assert late and early and other
    assert joined([late, other, early], PLAIN) == replay(
        [("x", {"name": "early"}, ["R9"]), ("y", {"name": "other", "unit": "u"}, ["R1"])]
    )


def test_what_was_written_past_the_loader_is_taken_over() -> None:
    assert assert_by({"id": "f1", "name": "x"}, "a", [Said({"name": "y"}, ("L1",))], PLAIN) == {
        "name": "y",
        "sources": ["a#L1"],
    }


@given(st.permutations(["a", "b", "c", "d"]))
def test_the_name_of_a_file_decides_nothing(names: list[str]) -> None:
    """Four statements of equal rank, whatever their files are called and in whatever order they come."""
    figures = [figure(1), figure(2, confidence="seen"), figure(3, confidence="memory"), figure(4, quote="四")]
    done = [(name, said, ["R2"]) for name, said in zip(names, figures, strict=True)]
    shown = {json.dumps({k: v for k, v in (replay(list(order), observed({})) or {}).items() if k not in ("sources", "claims")})
             for order in permutations(done)}  # fmt: skip
    assert len(shown) == 1
    assert json.loads(shown.pop())["value"] == 2


def test_rank_outranks_confidence_and_that_the_date() -> None:
    shipped, mine = (
        figure(12250, confidence="seen", reference="kjkxun.com"),
        figure(12999, reference="新疆统计年鉴"),
    )
    done: Done = [("observations", shipped, ["L2"]), ("a.csv", mine, ["R2"])]
    ranks = {"observations": Standing(SHIPPED, "2020-01-01"), "a.csv": Standing(FILE)}
    assert (replay(done, observed(ranks)) or {})["value"] == 12999
    equal = {"observations": Standing(FILE), "a.csv": Standing(FILE, "2024-01-01")}
    assert (replay(done, observed(equal)) or {})["value"] == 12250
    same: Done = [("x", figure(1), ["R2"]), ("y", figure(2), ["R2"])]
    for x, y, shown in (("2016-01-01", "2015-12-31", 1), ("2015-12-31", "2016-01-01", 2)):
        rules = observed({"x": Standing(FILE, x), "y": Standing(FILE, y)})
        assert (replay(same, rules) or {})["value"] == shown


def test_a_figure_and_its_reference_are_never_mixed() -> None:
    """The value of a yearbook must not be shown with the confidence of an excerpt."""
    done: Done = [
        ("observations", figure(12250, confidence="seen in an excerpt", reference="kjkxun.com"), ["L2"]),
        ("a.csv", figure(12999, reference="新疆统计年鉴"), ["R2"]),
    ]
    stored = replay(done, observed({"observations": Standing(SHIPPED)})) or {}
    assert (stored["value"], stored["name"], stored["reference"]) == (
        12999,
        "专利申请量 12999",
        "新疆统计年鉴",
    )
    assert "confidence" not in stored


def test_what_was_made_up_is_not_mixed_into_what_is_real() -> None:
    rules = Precedences(ontology(), {"demo": Standing(MADE_UP)}).of("Enterprise")
    done: Done = [
        ("demo", {"name": "天山", "name_en": "Tianshan", "synthetic": True}, ["R2"]), ("firms.csv", {"name": "天山股份"}, ["R2"])
    ]  # fmt: skip
    stored = replay(done, rules) or {}
    assert {k: v for k, v in stored.items() if k not in ("sources", "claims")} == {"name": "天山股份"}
    assert (retract_by(stored, "firms.csv", rules) or {})["synthetic"] is True


def test_a_clash_is_of_a_figure_and_not_of_where_it_stands() -> None:
    rules = observed({"observations": Standing(SHIPPED)})
    done: Done = [
        ("observations", figure(12250, reference="r1", line=3), ["L2"]), ("a.csv", figure(12999, reference="r2"), ["R2"])
    ]  # fmt: skip
    clashes = clashes_of(replay(done, rules) or {}, rules)
    assert [(c.property, c.winner.said["value"], c.other.said["value"]) for c in clashes] == [
        ("value", 12999, 12250)
    ]
    agreed: Done = [("x", figure(5), ["R2"]), ("y", figure(5.0, reference="r"), ["R3"])]
    assert clashes_of(replay(agreed, rules) or {}, rules) == []


def test_one_file_may_give_two_figures() -> None:
    rules = observed({})
    said = [Said(figure(3.2), ("L5",)), Said(figure(1.78, reference="r"), ("L6",))]
    stored = assert_by(None, "a.csv", said, rules)
    assert [c.said["value"] for c in claims_of(stored)] == [1.78, 3.2]
    assert stored["sources"] == ["a.csv#L5", "a.csv#L6"]
    assert assert_by(assert_by(None, "a.csv", said[:1], rules), "a.csv", said[1:], rules, also=True) == stored
    assert len(clashes_of(stored, rules)) == 1
    assert assert_by(stored, "a.csv", said[:1], rules) == {**figure(3.2), "sources": ["a.csv#L5"]}


def test_claims_of_version_0_1_are_read() -> None:
    stored = {
        "name": "x", "sources": ["a#R2", "b#R3"],
        "claims": ['["a", {"name": "x"}]', '["b", {"name": "y"}]'],
    }  # fmt: skip
    assert [(c.dataset, c.said, c.locators) for c in claims_of(stored)] == [
        ("a", {"name": "x"}, ("R2",)), ("b", {"name": "y"}, ("R3",))
    ]  # fmt: skip
