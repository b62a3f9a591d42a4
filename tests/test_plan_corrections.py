"""What a person decided about a number of a plan holds for every load and for new versions. Texts are made for the test."""

import csv
from pathlib import Path

import pytest

from kg.graph.graph import Graph
from kg.lang.errors import InputError, UsageError
from kg.state.home import is_kept
from loaders.pipeline import load_file
from loaders.plan.correction_table import read_corrections, write_numbers
from loaders.plan.corrections import FILE, Correction, record, standing
from loaders.plan.coverage import coverage
from loaders.plan.document import Document
from loaders.plan.facts import plan_facts
from loaders.plan.opened import document_of
from loaders.plan.source import PlanSource
from loaders.plan.targets import Target, targets
from ontology.reader import ontology
from tests.engines import empty

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


TABLED = "某市“十四五”规划\n一、目标\n到2025年，专利量达到100件。建设保护中心5个。\n指标\t单位\t2020年\t2025年\n拥有量\t件\t3\t8\n登记额\t亿元\t2\t6\n"


def told(graph: Graph) -> dict[str, tuple[object, ...]]:
    rows = graph.read(
        "MATCH (t:Target)-[:OF_INDICATOR]->(i:Indicator) WHERE 'plan-c' IN [s IN t.sources | split(s, '#')[0]] "
        "RETURN i.name AS name, t.operator AS operator, coalesce(t.low, t.high) AS value, t.unit AS unit, t.deadline AS deadline ORDER BY name"
    ).rows
    return {row["name"]: (row["operator"], row["value"], row["unit"], row["deadline"]) for row in rows}


def test_a_table_of_corrections_holds_for_reloads_and_new_versions(
    running_graph: Graph, tmp_path: Path
) -> None:
    """Correct, reload, new version: on both engines, by the table that a person fills in."""
    empty(running_graph)
    home = running_graph.settings.home
    (home / FILE).unlink(missing_ok=True)
    plan, table = tmp_path / "plan-c.txt", tmp_path / "numbers.csv"
    plan.write_text(TABLED, encoding="utf-8")
    first = load_file(running_graph, "plan", plan)
    assert told(running_graph) == {
        "专利量": ("=", 100, "件", 2025), "保护中心": ("=", 5, "个", 2025), "拥有量": ("=", 8, "件", 2025), "登记额": ("=", 6, "亿元", 2025)
    }  # fmt: skip
    assert first.coverage is not None and first.coverage.corrected == 0
    write_numbers(first.coverage.figures, table)
    with table.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 6, "every number of text and table, targets and base values"
    for row in rows:
        row["change role to"] = "other (no target)" if row["number"] == "5" else ""
        row["change operator to"] = "≥" if row["number"] == "100" else ""
        row["change deadline to"] = "2024" if row["number"] == "8" else ""
        row["change indicator to"] = "质押登记额" if row["number"] == "6" else ""
    with table.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    assert record(home, *read_corrections(table, "甲")) == 4
    assert record(home, *read_corrections(table, "甲")) == 0
    wanted = {
        "专利量": (">=", 100, "件", 2025),
        "拥有量": ("=", 8, "件", 2024),
        "质押登记额": ("=", 6, "亿元", 2025),
    }
    for text in (TABLED, TABLED.replace("一、目标\n", "一、目标\n全面提升保护水平。\n"), TABLED):
        plan.write_text(text, encoding="utf-8")
        done = load_file(running_graph, "plan", plan)
        assert told(running_graph) == wanted
        assert done.coverage is not None and done.coverage.corrected == 4
    again = load_file(running_graph, "plan", plan).report
    assert (again.created, again.updated, again.retired) == (0, 0, 0)
    record(home, Correction("建设保护中心5个。", 5))
    load_file(running_graph, "plan", plan)
    assert "保护中心" in told(running_graph), "taken back"
    (home / FILE).unlink()
    empty(running_graph)


def test_a_row_that_is_no_correction_is_named_and_nothing_is_kept(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("句子,数,改为角色,改为年限\n甲乙丙,5,目标,\n甲乙丙,6,不知道,\n", encoding="utf-8")
    with pytest.raises(InputError) as refused:
        read_corrections(table, "甲")
    assert refused.value.code == "plan-correction-row"
    assert "row 3" in str(refused.value)
    with pytest.raises(UsageError) as wrong:
        record(tmp_path, Correction("甲乙丙", 5, role="target"), Correction("甲乙丙", 6, operator="<>"))
    assert wrong.value.code == "plan-correction-operator"
    assert not (tmp_path / FILE).exists()


def test_corrections_are_backed_up() -> None:
    assert is_kept(FILE)


def test_every_number_is_told_with_a_role_and_a_reason_doubtful_first(tmp_path: Path) -> None:
    document, _ = read(TABLED.replace("建设保护中心", "2019年已有3家机构。5年内建设保护中心"), tmp_path)
    found = coverage(document, plan_facts(document, ontology()), ontology()).figures
    assert [each.doubtful for each in found] == sorted((each.doubtful for each in found), reverse=True)
    assert {(each.number, each.role) for each in found if each.text.startswith(("3家", "5年"))} == {
        (3, "past"),
        (5, "time"),
    }
    assert all(each.reason.zh and each.reason.en and each.sentence for each in found)
    assert {each.number for each in found if each.taken and each.role == "target"} == {100, 5, 8, 6}
