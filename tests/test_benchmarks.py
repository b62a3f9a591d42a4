"""How figures of the benchmarks are judged and written into their document; the figures here are made up."""

from pathlib import Path

import pytest

from benchmarks.__main__ import BEGIN, DOCUMENT, END, write
from benchmarks.figures import Figure, kept_in, tell

OF = "an engine, 10 patents"


@pytest.mark.parametrize(
    ("figure", "kept"),
    [
        (Figure("p95", OF, 99, "ms", at_most=100), True),
        (Figure("p95", OF, 101, "ms", at_most=100), False),
        (Figure("rate", OF, 9, "s", "the loop, 6 s", 6 / 9, at_least=0.7), False),
        (Figure("rate", OF, 8, "s", "the loop, 6 s", 6 / 8, at_least=0.7), True),
        (Figure("answers", OF, 12_345, ""), None),
    ],
)
def test_a_goal_bounds_the_ratio_where_there_is_one(figure: Figure, kept: bool | None) -> None:
    assert figure.kept is kept


def test_a_later_figure_replaces_the_older_and_the_words_around_the_table_stay(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keep, document = tmp_path / "figures.jsonl", tmp_path / "measurements.md"
    document.write_text(f"before\n\n{BEGIN}\nold\n{END}\n\nafter\n", encoding="utf-8")
    tell([Figure("p95", OF, 101, "ms", at_most=100)], keep)
    tell([Figure("p95", OF, 99, "ms", at_most=100), Figure("answers", OF, 12_345, "")], keep)
    assert "p95 | an engine, 10 patents | 101 ms" in capsys.readouterr().out
    write(document, kept_in(keep))
    text = document.read_text(encoding="utf-8")
    assert text.startswith("before\n")
    assert text.endswith("after\n")
    assert "old" not in text
    assert "101" not in text
    assert f"| p95 | {OF} | 99 ms |  |  | ≤ 100 | met |" in text
    assert f"| answers | {OF} | 12,345 |  |  |  |  |" in text


def test_the_document_has_its_place_for_the_table() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    assert text.index(BEGIN) < text.index(END)
