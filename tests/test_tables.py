"""Tables as people hand them in: the real exports beside the project, tables made at random in every encoding,
and files that are broken or made to hurt, written into a fresh folder for each test."""

import csv
import gzip
import io
import os
import re
import tracemalloc
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Literal

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.lang.errors import InputError
from loaders import safety
from loaders.csv_rows import csv_rows
from loaders.rows import SourceRows
from loaders.tables import Table, mark_apart, open_table, open_tables

FIRMS = "企业名称,地区,注册日期\n天山棉业,喀什,2002-01-06\n昆仑农机,和田,2003-05-01\n"


def made(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def cells(table: Table) -> list[list[str]]:
    return [row for _, row in table.rows]


def workbook(path: Path, *sheets: list[list[object]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


SAMPLES = {
    "patents/cnipr-export.xlsx": (1, "R2", 25, 120, "申请号"),
    "patents/taian-7384.xlsx": (1, "R2", 6, 7384, "专利名称"),
    "patents/a01d-gb18030.csv": (1, "L2", 4, 1472, "patent_id"),
    "patents/google-patents-search.csv": (2, "L3", 10, 999, "id"),
    "patents/lens-export.csv": (1, "L2", 37, 130, "#"),
    "patents/espacenet-selection.csv": (8, "L9", 11, 12, "No"),
    "enterprises/xinjiang-enterprises.csv": (1, "L2", 9, 20, "企业名称"),
}


@pytest.mark.parametrize("name", SAMPLES)
def test_a_real_export_is_read_whole(shared: Path, name: str) -> None:
    header_number, first, width, count, heading = SAMPLES[name]
    path = shared / "samples" / name
    table = open_table(path)
    rows = list(table.rows)
    assert (len(table.header), table.header[0], len(rows)) == (width, heading, count)
    assert f"{table.mark}{rows[0][0]}" == first
    assert str(table.told[-1]).endswith(f" {header_number}")
    assert all(len(row) == width for _, row in rows)
    assert table.sha256 == sha256(path.read_bytes()).hexdigest()
    assert table.total is None or table.total >= count


def test_a_row_is_numbered_by_the_line_where_it_begins_also_after_cells_of_many_lines(shared: Path) -> None:
    path = shared / "samples/patents/a01d-gb18030.csv"
    lines = path.read_text(encoding="gb18030").split("\n")
    for number, row in open_table(path).rows:
        assert lines[number - 1].startswith(f'"{row[0]}"')


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8-SIG"),
        ("gb18030", "GB18030"),
        ("gbk", "GB18030"),
        ("gb18030 with a mark", "GB18030"),
        ("utf-16", "UTF-16"),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_chinese_text_is_read_in_every_encoding_and_line_end(
    tmp_path: Path, encoding: str, told: str, newline: str
) -> None:
    codec, _, mark = encoding.partition(" with ")
    text = ("\ufeff" if mark else "") + FIRMS.replace("\n", newline)
    table = open_table(made(tmp_path / "t.csv", text.encode(codec)))
    assert str(table.told[0]) == f"encoding: {told}"
    assert table.header == ["企业名称", "地区", "注册日期"]
    assert list(table.rows) == [
        (2, ["天山棉业", "喀什", "2002-01-06"]),
        (3, ["昆仑农机", "和田", "2003-05-01"]),
    ]


@pytest.mark.parametrize(
    "text", ["Titre;Société\nprocédé;Müller\n", "name,city\nßorg,Zürich\n", "a;b\nœuvre;1\n"]
)
def test_western_text_is_not_taken_for_chinese(tmp_path: Path, text: str) -> None:
    table = open_table(made(tmp_path / "t.csv", text.encode("cp1252")))
    separator = ";" if ";" in text else ","
    assert [table.header, *cells(table)] == [line.split(separator) for line in text.splitlines()]


def test_uyghur_names_in_gb18030_are_not_taken_for_western(tmp_path: Path) -> None:
    text = "name,region\nقەشقەر,喀什\nخوتەن,和田\n"
    assert cells(open_table(made(tmp_path / "t.csv", text.encode("gb18030"))))[0] == ["قەشقەر", "喀什"]


# Letters of a real table: Chinese, ASCII with what separators and quotes there are, line ends within cells.
CELL = st.text(st.sampled_from("新疆棉花纺织甲乙丙丁专利 ,;\t|'\"\nabcXYZ019.-（）"), max_size=8)
TABLES = st.integers(2, 5).flatmap(
    lambda width: st.lists(st.lists(CELL, min_size=width, max_size=width), min_size=1, max_size=12)
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=TABLES,
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"]),
    newline=st.sampled_from(["\n", "\r\n"]),
    separator=st.sampled_from(",;\t|"),
    quoting=st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
)
def test_what_is_written_is_read(
    tmp_path: Path, rows: list[list[str]], encoding: str, newline: str, separator: str, quoting: Literal[0, 1]
) -> None:
    header = [f"第{i}栏名称" for i in range(len(rows[0]))]
    text = io.StringIO()
    writer = csv.writer(text, delimiter=separator, lineterminator=newline, quoting=quoting)
    writer.writerows([header, *rows])
    table = open_table(made(tmp_path / "t.csv", text.getvalue().encode(encoding)))
    assert table.header == header
    stripped = [[cell.strip() for cell in row] for row in rows]
    assert cells(table) == [row for row in stripped if any(row)]


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(
        st.lists(
            st.sampled_from(["procédé", "Müller", "œuvre", "a;b", "x, y", "Åse", "", "12"]),
            min_size=3,
            max_size=3,
        ),
        min_size=1,
    ),
    encoding=st.sampled_from(["cp1252", "utf-8", "utf-16"]),
)
def test_western_tables_are_read_in_every_encoding(
    tmp_path: Path, rows: list[list[str]], encoding: str
) -> None:
    text = io.StringIO()
    csv.writer(text).writerows([["Titre", "Société", "Année"], *rows])
    table = open_table(made(tmp_path / "t.csv", text.getvalue().encode(encoding)))
    assert [table.header, *cells(table)] == [["Titre", "Société", "Année"], *(r for r in rows if any(r))]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)))
def test_whatever_bytes_come_they_are_a_table_or_refused(tmp_path: Path, content: bytes) -> None:
    try:
        table = open_table(made(tmp_path / "t.csv", content))
        assert all(len(row) >= len(table.header) for row in cells(table))
    except InputError as refused:
        assert "t.csv" in str(refused)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=9))
def test_a_damaged_workbook_is_read_or_refused(tmp_path: Path, changes: list[tuple[int, int]]) -> None:
    path = workbook(tmp_path / "t.xlsx", [["a", "b"], [1, date(2020, 5, 1)], ["棉", 0.5]])
    content = bytearray(path.read_bytes())
    for place, byte in changes:
        content[place % len(content)] = byte
    try:
        list(open_table(made(path, bytes(content))).rows)
    except InputError as refused:
        assert "t.xlsx" in str(refused)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    part=st.sampled_from(
        ["xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml", "xl/_rels/workbook.xml.rels"]
    ),
    cut=st.integers(0, 2000),
    put=st.sampled_from([b"", b"<", b"x", b"-1", b'"', b"99999999999999999999", b"<v>1</v>", "棉".encode()]),
    width=st.integers(0, 9),
)
def test_a_workbook_with_damaged_parts_is_read_or_refused(
    tmp_path: Path, part: str, cut: int, put: bytes, width: int
) -> None:
    path = workbook(tmp_path / "t.xlsx", [["a", "b"], [1, date(2020, 5, 1)], ["棉", 0.5]])
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    at = cut % len(parts[part])
    parts[part] = parts[part][:at] + put + parts[part][at + width :]
    zipped(path, parts)
    try:
        list(open_table(path).rows)
    except InputError as refused:
        assert "t.xlsx" in str(refused)


@pytest.mark.parametrize(
    ("text", "header", "rows"),
    [
        ("id,ipc\n1,A;B;C\n2,D;E;F\n", ["id", "ipc"], [["1", "A;B;C"], ["2", "D;E;F"]]),
        (
            "region;v1;v2\nA;1,5;2,5\nB;2,3;1,5\n",
            ["region", "v1", "v2"],
            [["A", "1,5", "2,5"], ["B", "2,3", "1,5"]],
        ),
        ("sep=;\nid;name\n1;x, y\n", ["id", "name"], [["1", "x, y"]]),
        ("名称\n天山\n\n昆仑\n", ["名称"], [["天山"], ["昆仑"]]),
        ("企业名录（2020年）\n,,单位：万元\na,b,c,d,e\n1,2,3,4,5\n", list("abcde"), [list("12345")]),
        ("PK,b\n1,2\n", ["PK", "b"], [["1", "2"]]),
        (",a,b\n0,x,y\n1,p,q\n", ["", "a", "b"], [["0", "x", "y"], ["1", "p", "q"]]),
        (
            "a,b\n1,2,3,4,5,6,7\n1,2\n",
            ["a", "b"],
            [["1", "2", "3", "4", "5", "6", "7"], ["1", "2"]],
        ),
        ("a,b,c,,\n1,2,3,,\n1,2\n\n ,,\n", ["a", "b", "c"], [["1", "2", "3"], ["1", "2", ""]]),
        ("a,b\r1,2\r\n3,4\n5,6", ["a", "b"], [["1", "2"], ["3", "4"], ["5", "6"]]),
        ('a,b\n="0111","=""01"""\n', ["a", "b"], [["0111", "01"]]),
        ('a,b\n"x ""y""","l1\r\nl2"\n', ["a", "b"], [['x "y"', "l1\r\nl2"]]),
    ],
)
def test_separator_header_and_rows_are_told_from_the_content(
    tmp_path: Path, text: str, header: list[str], rows: list[list[str]]
) -> None:
    table = open_table(made(tmp_path / "t.csv", text.encode()))
    assert (table.header, cells(table)) == (header, rows)


def test_a_row_with_too_many_cells_is_handed_on_as_it_is(tmp_path: Path) -> None:
    table = open_table(made(tmp_path / "t.csv", b"a,b\n1,2\n1,2,3\n4,5\n"))
    assert [(n, len(row) > len(table.header)) for n, row in table.rows] == [(2, False), (3, True), (4, False)]


def test_a_sheet_shows_its_cells_as_excel_does(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "t.xlsx",
        [],
        [
            ["观测值"],
            ["日期", "时刻", "整数", "小数", "比例", "代码", "真假", "文字"],
            [],
            [
                date(2020, 5, 1),
                datetime.fromisoformat("2020-05-01T08:30"),
                12.0,
                0.5,
                0.055,
                111,
                True,
                " 棉_x000D_\n麻 ",
            ],
            [None, None, None, None, None, None, None, "麻"],
        ],
    )
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[1]
    sheet["E4"].number_format, sheet["F4"].number_format = "0.0%", "0000"
    book.save(path)
    table = open_table(path)
    assert table.header[0] == "日期"
    assert list(table.rows) == [
        (4, ["2020-05-01", "2020-05-01T08:30:00", "12", "0.5", "5.5%", "0111", "TRUE", "棉\r\n麻"]),
        (5, ["", "", "", "", "", "", "", "麻"]),
    ]
    assert list(map(str, table.told)) == ["sheet: Sheet1 (2 of 2)", "header: row 2"]


def test_a_hidden_sheet_is_passed_over_and_a_wrong_stated_size_is_not_believed(tmp_path: Path) -> None:
    path = workbook(tmp_path / "t.xlsx", [["x", "y"], [1, 2]], [["a", "b"], [3, 4]])
    book = openpyxl.load_workbook(path)
    book.worksheets[0].sheet_state = "hidden"
    book.active = 1
    book.save(path)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/worksheets/sheet2.xml"] = parts["xl/worksheets/sheet2.xml"].replace(b'ref="A1:B2"', b'ref="A1"')
    assert b'ref="A1"' in parts["xl/worksheets/sheet2.xml"]
    zipped(path, parts)
    assert cells(open_table(path)) == [["3", "4"]]


def test_what_is_merged_down_stands_in_each_of_its_rows(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "t.xlsx",
        [
            ["企业名录"],
            ["地区", "企业", "地址"],
            ["", "", "市", "街"],
            ["喀什", "甲", "喀什市", "一"],
            [None, "乙"],
            [],
            [None, "丙", None, "三"],
            ["和田", "丁"],
        ],
    )
    book = openpyxl.load_workbook(path)
    for merged in ("A1:D1", "A2:A3", "B2:B3", "C2:D2", "A4:A7", "C4:C5"):
        book.worksheets[0].merge_cells(merged)
    book.save(path)
    table = open_table(path, frozenset({"地区", "企业", "市", "街"}))
    assert table.header == ["地区", "企业", "市", "街"]
    assert list(table.rows) == [
        (4, ["喀什", "甲", "喀什市", "一"]),
        (5, ["喀什", "乙", "喀什市", ""]),
        (7, ["喀什", "丙", "", "三"]),
        (8, ["和田", "丁", "", ""]),
    ]
    assert str(table.told[1]) == "merged cells filled down: 4"


def test_a_formula_gives_the_value_that_was_saved_with_it(tmp_path: Path) -> None:
    path = workbook(tmp_path / "t.xlsx", [["a", "b"], [1, "=A2+1"]])
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    parts["xl/worksheets/sheet1.xml"] = re.sub(rb"(<f>A2\+1</f>)<v ?/?>(</v>)?", rb"\1<v>2</v>", sheet)
    assert parts["xl/worksheets/sheet1.xml"] != sheet
    zipped(path, parts)
    assert cells(open_table(path)) == [["1", "2"]]


def zipped(path: Path, parts: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def with_sheet(content: Callable[[bytes], bytes]) -> Callable[[Path], object]:
    return with_part("xl/worksheets/sheet1.xml", content)


def with_part(name: str, content: Callable[[bytes], bytes]) -> Callable[[Path], object]:
    """A maker of a workbook one part of which is changed by hand."""

    def make(path: Path) -> None:
        workbook(path, [["a", "b"], [1, 2]])
        with zipfile.ZipFile(path) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        parts[name] = content(parts[name])
        zipped(path, parts)

    return make


def entities(sheet: bytes) -> bytes:
    """The sheet with the entity bomb known as a billion laughs in it."""
    lines = ['<!ENTITY a0 "ha">', *(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10))]
    part = sheet.replace(b"<v>1</v>", b"<v>&a9;</v>").replace(b'name="Sheet"', b'name="&a9;"')
    return f"<!DOCTYPE x [{''.join(lines)}]>".encode() + part.removeprefix(
        b"<?xml version='1.0' encoding='UTF-8'?>"
    )


def cut_off(path: Path) -> None:
    workbook(path, [["a", "b"], *(list[object]([i, i]) for i in range(999))])
    path.write_bytes(path.read_bytes()[:-3000])


def many_parts(path: Path) -> None:
    zipped(path, {f"xl/{i}.xml": b"x" for i in range(safety.MAX_MEMBERS + 1)})


def of(content: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(content)


BAD: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (lambda _: None, "cannot be read: No such file"),
    "pipe": (os.mkfifo, "a pipe or a device"),
    "folder": (Path.mkdir, "is a folder"),
    "empty": (of(b""), "is empty"),
    "blank": (of(b"\xef\xbb\xbf\n , ,\n"), "all its rows are blank"),
    "binary": (of(bytes(range(256)) * 9), "no text file"),
    "zero byte far down": (of(b"a,b\n" * 300_000 + b"1,\x00\n"), "no text file"),
    "old Excel named csv": (of(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99)), "save it as .xlsx without"),
    "web page named xls": (of(b'\xef\xbb\xbf \n<HTML xmlns:x="urn:excel"><table>'), "web page or XML"),
    "XML of Excel 2003": (of(b'<?xml version="1.0"?><Workbook/>'), "web page or XML"),
    "PDF": (of(b"%PDF-1.7\n"), "a PDF"),
    "gzip": (of(gzip.compress(FIRMS.encode())), "gzip"),
    "zip of a picture": (lambda path: zipped(path, {"firms.png": b"x"}), "holds no table"),
    "zip bomb": (lambda path: zipped(path, {"xl/workbook.xml": b"0" * 30_000_000}), "no ordinary zip file"),
    "too many parts": (many_parts, "in 2001 parts"),
    "workbook cut off": (cut_off, "no zip file that can be opened"),
    "workbook of nothing": (lambda path: zipped(path, {"xl/workbook.xml": b"<workbook/>"}), "damaged"),
    "sheet cut off": (with_sheet(lambda sheet: sheet[: len(sheet) // 2]), "damaged"),
    "entity bomb": (with_sheet(entities), "damaged"),
    "entity bomb beside the sheet": (with_part("xl/workbook.xml", entities), "damaged"),
    "row a billion": (
        with_sheet(lambda s: s.replace(b'r="2"', b'r="1000000000"').replace(b'2"><v>', b'1000000000"><v>')),
        "beyond 1,048,576",
    ),
    "empty sheets": (lambda path: workbook(path, [], []), "all its visible sheets are empty"),
    "quote not closed": (of(b'a,b\n1,2\n3,"4\n5,6\n' * 2 + b'7,"8\n'), "line 9: a quotation mark"),
    "quote never closed": (of(b'a,b\n1,2\n3,"4\n' + b"5,6\n" * 400_000), "line 3: a quotation mark"),
    "endless line": (of(b"a,b\n" + b"x" * 5_000_000), "line 2: longer than"),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_file_that_is_no_table_is_refused_with_what_to_do(tmp_path: Path, kind: str) -> None:
    make, message = BAD[kind]
    path = tmp_path / "table.csv"
    make(path)
    with pytest.raises(InputError, match=message) as refused:
        list(open_table(path).rows)
    assert str(path) in str(refused.value)


def test_a_file_that_changes_while_it_is_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made(tmp_path / "t.csv", b"a,b\n1,2\n3,4\n")

    def meanwhile(path: Path) -> SourceRows:
        source = csv_rows(path)
        with path.open("ab") as file:
            file.write(b"5,6\n")
        return source

    monkeypatch.setattr("loaders.tables.csv_rows", meanwhile)
    with pytest.raises(InputError, match="changed while it was read"):
        open_table(path)


@pytest.mark.parametrize(
    ("content", "read", "broken"),
    [
        (FIRMS.encode()[:-13], 2, True),
        (FIRMS.encode() + b"\n" + "新疆,喀什".encode("gbk"), 4, True),
        (FIRMS.encode("gb18030") + b"\n\xff\xff\xff,x", 4, True),
        (FIRMS.encode("utf-16-le"), 3, False),
        (FIRMS.encode("utf-16-be"), 3, False),
        (FIRMS.encode("utf-16"), 3, False),
    ],
)
def test_bytes_that_no_encoding_explains_cost_their_cell_alone(
    tmp_path: Path, content: bytes, read: int, broken: bool
) -> None:
    table = open_table(made(tmp_path / "t.csv", content))
    rows = dict(table.rows)
    assert len(rows) in (read, read - 1) and table.header == FIRMS.splitlines()[0].split(",")
    assert bool(table.broken) is broken
    assert all(rows[number][place] == "" for number, places in table.broken.items() for place in places)


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        (
            "big5",
            "專利名稱,申請人\n一種採棉機的清潔裝置與其控制方法,新疆天山農機有限公司\n節水灌溉管道系統,台灣積體電路公司\n",
        ),
        (
            "euc_kr",
            "발명의 명칭,출원인\n줄기세포 배양 방법 및 장치,한국생명공학연구원\n반도체 소자의 제조 방법,삼성전자 주식회사\n",
        ),
        (
            "shift_jis",
            "発明の名称,出願人\nリチウムイオン電池の製造方法,トヨタ自動車株式会社\n半導体装置,独立行政法人産業技術\n",
        ),
        ("utf-16-le", "专利名称,申请人\n一种采棉机,新疆天山农机有限公司\n"),
        ("mac_roman", "name,city\nSociété générale,Zürich\nMünchner Rück,Genève\n"),
    ],
)
def test_a_text_is_read_in_the_encoding_of_its_language(tmp_path: Path, encoding: str, text: str) -> None:
    table = open_table(made(tmp_path / "t.csv", text.encode(encoding)))
    assert [table.header, *cells(table)] == [line.split(",") for line in text.splitlines()]


def test_a_zip_of_tables_and_a_list_of_objects_are_tables(tmp_path: Path) -> None:
    path = tmp_path / "t.zip"
    zipped(path, {"a.csv": FIRMS.encode(), "b.jsonl": b'{"name": "x", "tags": ["1", "2"]}\n{"name": "y"}\n'})
    first, second = open_tables(path)
    mark_apart([first, second])
    assert (first.mark, second.mark) == ("a.csv!L", "b.jsonl!R")
    assert first.header == FIRMS.splitlines()[0].split(",")
    assert cells(second) == [["x", "1 | 2"], ["y", ""]]


def test_lines_below_a_table_are_no_records(tmp_path: Path) -> None:
    text = "企业名称,地区\n新疆甲一有限公司,喀什市\n總計：1家,\n填表人：某某某 联系电话：0998-0000000,\n共 1 条记录,\n数据来源：统计局,\n"
    table = open_table(made(tmp_path / "t.csv", text.encode()))
    assert cells(table) == [["新疆甲一有限公司", "喀什市"]]
    assert [number for number, _ in table.feet] == [3, 4, 5, 6]


def test_a_long_file_is_never_held_in_memory(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    with path.open("w", encoding="gb18030") as file:
        file.write("名称,地区,说明\n")
        for i in range(120_000):
            file.write(f"企业{i},喀什,{'棉纺织' * 20}\n")
    tracemalloc.start()
    count = sum(1 for _ in open_table(path).rows)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 120_000
    assert peak < path.stat().st_size / 2


def test_letters_of_a_wrong_encoding_cost_their_cell(tmp_path: Path) -> None:
    western = "No,Name\r\n1,Société Générale\r\n2,Müller & Söhne\r\n".encode("cp1252")
    korean = "3,주식회사\r\n".encode()
    path = tmp_path / "t.csv"
    path.write_bytes(western * 4 + korean)
    table = open_table(path)
    assert [cells[1] for _, cells in table.rows][:2] == ["Société Générale", "Müller & Söhne"]
    assert list(table.broken.values()) == [[1]]


def test_a_short_chinese_table_is_not_taken_for_korean(tmp_path: Path) -> None:
    # Each of these letters has the bytes of a Hangul syllable.
    text = "第1栏名称,第2栏名称,第3栏名称\n1,2,3\n"
    assert open_table(made(tmp_path / "t.csv", text.encode("gb18030"))).header[0] == "第1栏名称"
    korean = "발명의 명칭,출원인\n면화 수확기,주식회사 가나농기\n점적 관개 장치,다라대학교\n"
    assert open_table(made(tmp_path / "k.csv", korean.encode("euc_kr"))).header == ["발명의 명칭", "출원인"]
