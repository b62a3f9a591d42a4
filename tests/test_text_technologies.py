"""From words to technologies: the shipped tables, what is told of a text, and how often it is right on titles and needs that
were not counted."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.title_classes import folds, needs
from kg.analysis.text.grams import grams, pairs
from kg.analysis.text.shipped import bare, count, model, shipped_titles
from kg.analysis.text.technologies import product_words, technologies_in
from kg.data.tables import table

SHARED = Path(__file__).parents[2] / "shared"
shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the samples are not beside the project")
TITLED = [
    ("核桃破壳机", ["A23N"]),
    ("核桃去皮机", ["A23N"]),
    ("棉纺细纱机", ["D01H"]),
    ("细纱机锭子", ["D01H"]),
]


def test_a_class_is_told_by_the_words_of_its_titles_and_its_words_are_shown() -> None:
    by = model([("果蔬加工机械", ("A23N",)), ("纺纱机", ("D01H",))], *count(TITLED))
    found = technologies_in("细纱机断头检测", by)
    assert found.technologies[0].symbol == "D01H"
    assert "细纱" in found.technologies[0].words


def test_words_are_counted_once_a_title_and_rare_ones_are_left_out() -> None:
    found, sizes = count(TITLED)
    assert found["核桃"] == {"A23N": 2}
    assert "破壳" not in found
    assert sizes == {"A23N": 2, "D01H": 2}


def test_no_known_character_gives_nothing_and_few_words_give_guesses() -> None:
    assert technologies_in("☃☃").technologies == ()
    found = technologies_in("一种装置")
    assert len(found.technologies) == 5
    assert not found.sure


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_answered_with_at_most_five_in_order(text: str) -> None:
    found = technologies_in(text).technologies
    assert len(found) in (0, 5)
    assert [guess.score for guess in found] == sorted((guess.score for guess in found), reverse=True)
    assert pairs(text) <= grams(text)


def test_a_longer_product_word_goes_before_one_that_is_part_of_it() -> None:
    assert [word for word, _ in product_words("番茄酱罐头")] == ["番茄酱"]


def test_the_product_words_name_subclasses_that_are_told_apart_each_once() -> None:
    rows = [row for _, row in table("product-words.csv")]
    assert len({row["word"] for row in rows}) == len(rows)
    known = set(shipped_titles().classes)
    assert {symbol for row in rows for symbol in row["symbols"].split()} <= known


@shared
def test_no_product_word_is_a_need() -> None:
    asked = {
        text
        for text, _ in json.loads((SHARED / "samples" / "needs-free-text.json").read_text(encoding="utf-8"))
    }
    assert not asked & {row["word"] for _, row in table("product-words.csv")}


@shared
def test_held_out_titles_and_needs_are_understood() -> None:
    """One fold of the ten; all of them are in docs/evaluation.md."""
    told = folds(SHARED / "reference" / "tables" / "patent-titles-ipc.csv", first=1)
    assert np.mean([right for _, right, _ in told]) >= 0.68
    asked = needs(SHARED / "samples" / "needs-free-text.json")
    assert sum(hit for _, hit, _ in asked) >= 19


def test_references_are_no_part_of_a_title() -> None:
    assert bare("手动工具（草坪修整机入A01G3/06（同类））") == "手动工具"
