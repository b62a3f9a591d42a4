"""The planner's walk, on both engines: an own plan in, as text and as Word; its targets; tasks without a fund; a
question in Chinese, asked of the command and of the page; an Excel file out. The plan is the twelfth national one."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, expect

from kg.graph.dump import digest
from kg.graph.graph import Graph
from kg.settings import Settings
from tests.browser import watched
from tests.engines import empty
from tests.serving import served
from tests.walking import Kg

PLAN = "national-12"
FUND = "（一）设立基金\n1.建立机制。设立专利质押风险补偿金。\n2.培训人员。开展培训。\n"


@pytest.fixture(scope="module")
def kg(running_graph: Graph, settings: Settings, shared: Path) -> Iterator[Kg]:
    """The command over a graph that holds the plan and nothing else."""
    empty(running_graph)
    kg = Kg(settings)
    report = kg.told("load", "plan", shared / "samples" / "plans" / f"{PLAN}.txt", "--json")
    assert report["read"] == report["created"] > 1000
    yield kg
    empty(running_graph)


@pytest.fixture(scope="module")
def targets(kg: Kg) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = kg.told("query", "targets", f"plan={PLAN}", "--json")["rows"]
    return rows


def test_the_targets_are_the_plans_own_with_their_lines(targets: list[dict[str, Any]]) -> None:
    assert len(targets) == 50
    beds = next(row for row in targets if row["indicator"] == "每千名老人拥有养老床位数")
    assert (beds["operator"], beds["low"], beds["unit"], beds["deadline"], beds["sources"]) == (
        "=", 30, "张", 2015, [f"{PLAN}#L740"],
    )  # fmt: skip


def test_the_same_plan_as_a_word_file_says_the_same(
    kg: Kg, running_graph: Graph, shared: Path, tmp_path: Path
) -> None:
    document = docx.Document()
    for line in (shared / "samples" / "plans" / f"{PLAN}.txt").read_text("utf-8").split("\n"):
        document.add_paragraph(line)
    document.save(str(tmp_path / "plan.docx"))
    before = digest(running_graph)
    report = kg.told("load", "plan", tmp_path / "plan.docx", "--dataset", PLAN, "--dry-run", "--json")
    assert (report["unchanged"], report["retired"]) == (report["read"], 0)
    assert digest(running_graph) == before


def test_a_wide_answer_is_readable_on_a_terminal_of_80_columns(kg: Kg) -> None:
    lines = kg("query", "targets", f"plan={PLAN}").splitlines()
    (row,) = [line for line in lines if "每千名老人拥有养老床位数 30张(2015)" in line]
    assert "目标内容" in row
    assert max(map(len, lines)) <= 80


def test_tasks_without_a_fund_are_those_of_the_plan_that_was_named(kg: Kg, tmp_path: Path) -> None:
    other = tmp_path / "city.txt"
    other.write_text(f"某市知识产权规划\n一、重点任务\n{FUND}", encoding="utf-8")
    kg("load", "plan", other)
    found = kg.told("query", "tasks-without-fund", "plan=某市知识产权规划", "--json")["rows"]
    assert [row["task_name"] for row in found] == ["培训人员"]
    both = kg.told("ask", "哪些任务没有资金", "--json")
    assert both["question"] == "tasks-without-fund"
    assert "培训人员" in [row["task_name"] for row in both["answer"]["rows"]]
    assert "is called" in kg("query", "tasks-without-fund", "plan=没有的规划", code=2)


def test_a_question_typed_into_the_page_leads_to_its_answer_and_an_excel_file_of_it(
    browser: Browser, kg: Kg, running_graph: Graph, targets: list[dict[str, Any]]
) -> None:
    assert kg.settings == running_graph.settings
    with served(running_graph) as address, watched(browser) as page:
        page.goto(address)
        page.locator("#q2").fill(f"{PLAN}的目标")
        page.locator("#q2").press("Enter")
        expect(page.locator("main")).to_contain_text("理解为")
        page.locator("#answer").get_by_role("link", name="全部").click()
        shown = page.locator("main table tbody tr")
        expect(shown).to_have_count(len(targets))
        with page.expect_download() as waiting:
            page.get_by_role("link", name="XLSX").click()
        rows = list(load_workbook(io.BytesIO(waiting.value.path().read_bytes())).worksheets[0].values)
        header, body = rows[0], rows[1:]
        assert [row[header.index("目标内容")] for row in body] == [row["target_name"] for row in targets]
        assert [row[header.index("目标值（下限）")] for row in body] == [row["low"] for row in targets]
        assert shown.nth(0).inner_text().split("\t")[0].strip() == body[0][header.index("目标内容")]
