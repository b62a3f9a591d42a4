"""Declared reports: filled from the ledgers of tests/test_desk.py on both engines, and read back from Word, Excel and HTML."""

from io import BytesIO

import docx
import openpyxl
import pytest
from httpx import Client

from kg.graph.graph import Graph
from kg.lang.errors import NotFound, UsageError
from kg.output.reports.declared import Report, Section, fill, report, reports
from kg.output.reports.files import FORMS, written
from kg.output.reports.official import numeral
from loaders.reading import Options
from queries.catalogue import catalogue
from tests.serving import served
from tests.test_desk import PLEDGES, Load, load

__all__ = ["load"]


def test_every_report_asks_questions_that_there_are_for_columns_that_they_have() -> None:
    for name, declared in reports().items():
        for block in declared.blocks:
            asked = catalogue()[block.question]
            assert set(block.columns) <= set(asked.header.columns), name
            assert set(block.given) <= set(asked.header.parameters), name
            named = {str(value)[1:-1] for value in block.given.values() if str(value).startswith("{")}
            assert named <= set(declared.parameters), name


def test_a_report_says_its_conclusions_first_and_what_is_missing(graph: Graph, load: Load) -> None:
    load("pledges.csv", PLEDGES, Options(process="pledge-loan"))
    found = fill(graph, report("pledges"), {"region": "喀什地区"})
    assert found.title == "喀什地区专利权质押融资情况报告"
    assert found.summary == (
        "在押质押融资 1 笔，最近一笔登记于 2018-06-01。",
        "台账共有 2 笔，其中超过环节时限的 1 笔。",
        "有 1 条风险提示，应当逐笔核实。",
    )
    assert [row[2] for row in found.sections[2].rows] == ["在押专利已失效"]
    empty = fill(graph, report("aid"), {})
    assert all("kg load ledger" in sentence for sentence in empty.summary)
    assert empty.sections[0].headings == ()


SAMPLE = Report(
    "质押情况", "2018-07-01", ("在押 2 笔。",),
    (Section("在押情况", "在押 2 笔。", ("名称", "金额"), (("=1+1", 500.0), ("乙", None)), "live-pledges"),), synthetic=True,
)  # fmt: skip


def test_a_report_is_written_in_three_forms() -> None:
    paper = docx.Document(BytesIO(written(SAMPLE, ".docx")))
    texts = [paragraph.text for paragraph in paper.paragraphs]
    assert texts[:2] == ["质押情况", "（2018-07-01）"]
    assert "虚构" in texts[2]
    assert "一、在押情况" in texts
    assert [[cell.text for cell in row.cells] for row in paper.tables[0].rows] == [
        ["名称", "金额"],
        ["=1+1", "500"],
        ["乙", ""],
    ]
    top = paper.sections[0].top_margin
    assert top is not None
    assert round(top.cm, 1) == 3.7
    book = openpyxl.load_workbook(BytesIO(written(SAMPLE, ".xlsx")))
    assert book.sheetnames == ["结论", "1 在押情况"]
    assert book["1 在押情况"]["B2"].value == 500
    page = written(SAMPLE, ".html").decode()
    assert "<td>=1+1</td>" in page
    assert page.index("在押 2 笔") < page.index("<table>")


def test_what_there_is_not_is_refused_with_what_there_is() -> None:
    with pytest.raises(NotFound) as unknown:
        report("pledge")
    assert (unknown.value.code, "pledges" in str(unknown.value)) == ("report-unknown", True)
    with pytest.raises(UsageError) as form:
        written(SAMPLE, ".pdf")
    assert form.value.code == "report-form-unknown"
    assert FORMS == (".docx", ".xlsx", ".html")


def test_a_report_comes_over_http_in_the_form_asked_for(graph: Graph, load: Load) -> None:
    load("pledges.csv", PLEDGES, Options(process="pledge-loan"))
    with served(graph) as address, Client(base_url=address, trust_env=False, timeout=60) as client:
        assert "pledges" in [each["name"] for each in client.get("/api/v1/reports").json()]
        page = client.get("/api/v1/reports/pledges", params={"format": "html", "region": "喀什地区"})
        assert "在押质押融资 1 笔" in page.text
        assert client.get("/api/v1/reports/nothing").json()["code"] == "report-unknown"
        refused = client.get("/api/v1/reports/pledges", params={"plan": "x"})
        assert (refused.status_code, refused.json()["code"]) == (400, "report-parameter-unknown")


@pytest.mark.parametrize(
    ("number", "text"), [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (31, "三十一")]
)
def test_sections_are_numbered_in_chinese(number: int, text: str) -> None:
    assert numeral(number) == text
