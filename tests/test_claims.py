"""Who says what: properties of the pure functions behind every load."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from kg.graph.claims import assert_by, claims_of, joined, mended, retract_by

said = st.dictionaries(st.sampled_from("abcd"), st.integers() | st.text(max_size=3), max_size=4)
places = st.lists(st.sampled_from(["L1", "L2", "L3"]), min_size=1, unique=True)
steps = st.lists(st.tuples(st.sampled_from(["x", "y", "z"]), said, places), max_size=6)


def replay(done: list[tuple[str, dict[str, Any], list[str]]]) -> dict[str, Any] | None:
    stored: dict[str, Any] | None = None
    for dataset, properties, locators in done:
        stored = assert_by(stored, dataset, properties, locators)
    return stored


@given(steps, st.sampled_from(["x", "y"]), said, places)
def test_to_say_it_twice_changes_nothing(
    done: list[tuple[str, dict[str, Any], list[str]]], dataset: str, properties: dict[str, Any], at: list[str]
) -> None:
    once = assert_by(replay(done), dataset, properties, at)
    assert assert_by(once, dataset, properties, at) == once


@given(steps, said, places)
def test_to_say_it_and_let_go_leaves_what_the_others_say(
    done: list[tuple[str, dict[str, Any], list[str]]], properties: dict[str, Any], at: list[str]
) -> None:
    before = replay(done)
    assert retract_by(assert_by(before, "new", properties, at), "new") == before


@given(steps)
def test_the_order_of_loads_does_not_matter(done: list[tuple[str, dict[str, Any], list[str]]]) -> None:
    last = {dataset: (dataset, properties, at) for dataset, properties, at in done}
    assert replay(list(last.values())) == replay(list(reversed(last.values())))


@given(steps)
def test_every_claim_is_kept(done: list[tuple[str, dict[str, Any], list[str]]]) -> None:
    stored = replay(done)
    if stored is not None:
        assert claims_of(stored) == {dataset: properties for dataset, properties, _ in done}


@given(steps)
def test_one_thing_joined_with_itself_or_nothing_stays_itself(
    done: list[tuple[str, dict[str, Any], list[str]]],
) -> None:
    stored = replay(done)
    if stored is not None:
        assert joined([stored]) == joined([stored, stored]) == mended(stored, dict) == stored


def test_of_two_things_that_are_one_a_dataset_keeps_what_it_said_first_in_its_file() -> None:
    late = assert_by(None, "x", {"name": "late", "kind": "k"}, ["R10"])
    early = assert_by(None, "x", {"name": "early"}, ["R9"])
    other = assert_by(None, "y", {"name": "other", "unit": "u"}, ["R1"])
    assert joined([late, other, early]) == replay(
        [("x", {"name": "early"}, ["R9"]), ("y", {"name": "other", "unit": "u"}, ["R1"])]
    )


def test_what_was_written_past_the_loader_is_taken_over() -> None:
    assert assert_by({"id": "f1", "name": "x"}, "a", {"name": "y"}, ["L1"]) == {
        "name": "y",
        "sources": ["a#L1"],
    }
