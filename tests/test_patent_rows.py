"""What drifts between exports and what is broken in them, in tables written into a fresh folder for each test, and tables
made at random: each row stands in the ontology or is told.
"""

from itertools import product
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.lang.errors import InputError
from loaders.patents.loader import read
from tests.fitting import problems
from tests.patent_files import (
    GOOD,
    HEADER,
    NO_OPTIONS,
    nodes,
    patent,
    rows_of,
    sample,
    table,
    written,
)


@pytest.mark.parametrize(
    ("encoding", "end"), list(product(["utf-8", "utf-8-sig", "gb18030", "utf-16"], ["\n", "\r\n", "\r"]))
)
def test_encodings_and_line_ends_make_no_difference(tmp_path: Path, encoding: str, end: str) -> None:
    text = end.join(",".join(line) for line in (HEADER, GOOD, ["CN96110273.X", *GOOD[1:]])) + end
    rows = rows_of(written(tmp_path / "t.csv", text, encoding))
    assert [patent(row).id for row in rows] == ["CN201220249767.4", "CN96110273.X"]
    assert [row.locator for row in rows] == ["L2", "L3"]


def test_western_accents_are_read(tmp_path: Path) -> None:
    text = "Publication number,Title,Applicants\nEP1000000A1,Café crème,Société Générale SA\n"
    (row,) = rows_of(written(tmp_path / "t.csv", text, "cp1252"))
    assert (patent(row).name, nodes([row], "Enterprise")[0].name) == ("Café crème", "Société Générale SA")


def test_a_services_renamed_heading_is_found_by_what_people_call_it(tmp_path: Path) -> None:
    header = ["公开（公告）号", "申请号", "名称", "申请人", "申请日", "主分类号", "分类号", "主权项"]
    row = [
        "CN103000000A",
        "CN201220249767.4",
        "轨枕",
        "海安县建莲商品混凝土有限公司",
        "2012.05.31",
        "E01B3/32",
        "E01B3/32",
        "一种轨枕",
    ]
    reading = read(table(tmp_path / "t.csv", header, row), NO_OPTIONS)
    assert any("cnipr" in str(line) for line in reading.told)
    assert [firm.name for firm in nodes(list(reading.rows), "Enterprise")] == [row[3]]


def test_headings_may_drift(shared: Path, tmp_path: Path) -> None:
    """Half-width brackets, spaces, another order, one column missing and one more: still CNIPR's."""
    book = openpyxl.load_workbook(sample(shared, "cnipr-export.xlsx"), read_only=True)
    lines = [
        [str(cell or "") for cell in row[:25]] for row in book.active.iter_rows(max_row=4, values_only=True)
    ]
    lines[0] = [heading.replace("（", "(").replace("）", " )") for heading in lines[0]]
    drifted = [[*reversed([c for i, c in enumerate(line) if i != 20]), "x"] for line in lines]
    reading = read(table(tmp_path / "t.csv", drifted[0], *drifted[1:]), NO_OPTIONS)
    before = rows_of(sample(shared, "cnipr-export.xlsx"))[:3]
    assert any("cnipr" in str(line) for line in reading.told)
    after = list(reading.rows)
    assert [patent(r).properties for r in after] == [patent(r).properties for r in before]


def test_one_broken_row_among_thousands_is_told(tmp_path: Path) -> None:
    lines = [GOOD] * 3000
    lines[1500] = [*GOOD, "一格太多"]
    lines[2000] = ["轨枕", *GOOD[:-1]]
    lines[2500] = ["", *GOOD[1:]]
    lines[2600] = ["CN201220249767.5", *GOOD[1:]]
    rejected = {
        row.locator: row.remarks
        for row in rows_of(table(tmp_path / "t.csv", HEADER, *lines))
        if not row.facts
    }
    assert list(rejected) == ["L1502", "L2002", "L2502", "L2602"]
    assert "6 cells" in str(rejected["L1502"][0].reason)
    assert (rejected["L2002"][0].column, rejected["L2002"][0].value) == ("申请号", "轨枕")
    assert "neither an application" in str(rejected["L2502"][0].reason)
    assert "expected 4" in str(rejected["L2602"][0].reason)


def test_what_cannot_be_read_is_left_out_and_told(tmp_path: Path) -> None:
    header = [*HEADER, "公开号", "地址"]
    line = ["CN201220249767.5", "轨枕", "04/08/2015", "张三", "没有", "CN202644312U", "某地"]
    (row,) = rows_of(table(tmp_path / "t.csv", header, line))
    assert patent(row).properties == {
        "title": "轨枕",
        "publication": "CN202644312U",
        "kind_code": "U",
        "kind": "utility model",
        "status": "unknown",
        "individuals": ["张三"],
    }
    assert {remark.column for remark in row.remarks} == {"申请号", "申请日", "主分类号", "地址"}


def test_a_column_for_patent_numbers_may_hold_either_number(tmp_path: Path) -> None:
    numbers = ["ZL201220249767.4", "CN202644312U", "CN109417194B"]
    rows = rows_of(table(tmp_path / "t.csv", ["专利号", "名称"], *([number, "x"] for number in numbers)))
    assert [patent(row).id for row in rows] == ["CN201220249767.4", "CN202644312U", "CN109417194B"]
    assert ["application" in patent(row).properties for row in rows] == [True, False, False]


def test_two_styles_of_days_in_one_column(tmp_path: Path) -> None:
    lines = [
        ["CN96110273.X", "a", text, "", ""]
        for text in ("2015.04.08", "20150408", "42102", "2015/4/8", "2015-04-08")
    ]
    rows = rows_of(table(tmp_path / "t.csv", HEADER, *lines))
    assert {patent(row).properties["filed"] for row in rows} == {"2015-04-08"}


def test_a_patent_in_two_rows_is_two_rows(tmp_path: Path) -> None:
    rows = rows_of(table(tmp_path / "t.csv", HEADER, GOOD, GOOD))
    assert [patent(row).id for row in rows] == ["CN201220249767.4"] * 2


def test_a_credit_code_is_the_id_of_the_only_applicant(tmp_path: Path) -> None:
    header = [*HEADER, "统一社会信用代码"]
    lines = [[*GOOD, "91650100228601291R"], [*GOOD, "91650100228601291X"]]
    lines.append([*GOOD[:3], "甲有限公司;乙有限公司", "", "91650100228601291R"])
    right, wrong, two = rows_of(table(tmp_path / "t.csv", header, *lines))
    ids = [node.id for node in nodes([right, wrong, two], "Enterprise")]
    assert [i.startswith("org:") for i in ids] == [i != "91650100228601291R" for i in ids]
    assert [remark.column for remark in wrong.remarks] == ["统一社会信用代码"]
    assert len(nodes([two], "Enterprise")) == 2


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.lists(st.text(max_size=15), min_size=5, max_size=6), min_size=1, max_size=6))
def test_whatever_the_cells_hold_each_row_stands_or_is_told(tmp_path: Path, lines: list[list[str]]) -> None:
    clean = [[cell.replace("\x00", "").encode(errors="ignore").decode() for cell in line] for line in lines]
    path = table(tmp_path / "t.csv", HEADER, GOOD, *clean)
    try:
        rows = rows_of(path)
    except InputError:
        return  # the whole file can be too odd to be a table
    for row in rows:
        assert row.facts or row.remarks
        for fact in row.facts:
            assert not problems(fact), fact
