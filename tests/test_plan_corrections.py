"""What a person decided about a number of a plan holds for every load and for new versions. Texts are made for the test."""

from pathlib import Path

from loaders.plan.corrections import Correction, record, standing
from loaders.plan.coverage import coverage
from loaders.plan.document import Document
from loaders.plan.opened import document_of
from loaders.plan.source import PlanSource
from loaders.plan.targets import Target, targets
from ontology.reader import ontology

FIRST = "某市“十四五”规划\n一、目标\n到2025年，专利量达到100件。建设保护中心5个。\n"
# The next version says more before it, and is set in other widths.
SECOND = "某市“十四五”规划\n一、目标\n全面提升。\n到２０２５年，专利量达到 100 件。建设保护中心5个。\n"


def read(text: str, home: Path) -> tuple[Document, list[Target]]:
    document = document_of(PlanSource(text.splitlines(), ""), "plan", standing(home))
    return document, list(targets(document))


def test_a_correction_holds_for_the_next_version(tmp_path: Path) -> None:
    assert [t.indicator for t in read(FIRST, tmp_path)[1]] == ["专利量", "保护中心"]
    record(tmp_path, Correction("建设保护中心5个", 5, role="other", who="甲"))
    record(
        tmp_path,
        Correction("到2025年，专利量达到100件", 100, indicator="有效专利量", operator="<=", deadline=2024),
    )
    for text in (FIRST, SECOND):
        document, found = read(text, tmp_path)
        assert [(t.indicator, t.operator, t.low, t.high, t.deadline) for t in found] == [
            ("有效专利量", "<=", None, 100, 2024)
        ]
        assert coverage(document, (), ontology()).corrected == 2


def test_the_last_correction_stands(tmp_path: Path) -> None:
    record(tmp_path, Correction("建设保护中心5个", 5, role="other"))
    record(tmp_path, Correction("建设保护中心5个。", 5, role="target", unit="家"))
    assert [(t.indicator, t.unit) for t in read(FIRST, tmp_path)[1]] == [("专利量", "件"), ("保护中心", "家")]
