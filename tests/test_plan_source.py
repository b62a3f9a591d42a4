"""A plan as it arrives: text in any encoding, Word, PDF; and every file that is no plan is refused with
what to do, never with a stack trace."""

import html
import zipfile
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import docx
import pytest
from playwright.sync_api import Browser

from kg.graph.records import Node
from kg.lang.errors import InputError
from loaders.plan.facts import plan_facts
from loaders.plan.opened import read_plan
from loaders.plan.shipped import SLUG
from loaders.plan.source import MAX_BYTES, OLD_OFFICE, read_source
from ontology.reader import ontology

SHORT = "某市规划\n一、目标\n到2020年,每万人口发明专利拥有量达到5件。\n"
Row = list[str]


def nodes(path: Path) -> dict[tuple[str, str], dict[str, object]]:
    """What is read from a plan, without lines: those differ where a table's cells stand apart."""
    records = plan_facts(read_plan(path, "plan"), ontology())
    return {
        (r.label, r.id): {k: v for k, v in r.properties.items() if k != "line"}
        for r in records
        if isinstance(r, Node)
    }


def blocks(text: str) -> Iterator[str | list[Row]]:
    """The plan's paragraphs, and its table as the rows that it had before it was saved as text: each cell
    a line behind a tab, an empty one too."""
    lines = iter(text.splitlines())
    for line in lines:
        if line.strip() != "序号":
            yield line
            continue
        cells = [line.strip()]
        for cell in lines:
            if cell.strip() and not cell.startswith("\t"):
                yield [cells[i : i + 4] for i in range(0, len(cells), 4)]
                yield cell
                break
            cells += [cell.strip()] if cell.startswith("\t") else []


@pytest.fixture(scope="module")
def plan(shared: Path) -> Path:
    return shared / "plan" / f"{SLUG}.txt"


def test_a_plan_in_word_gives_what_its_text_gives(plan: Path, tmp_path: Path) -> None:
    document = docx.Document()
    for block in blocks(plan.read_text(encoding="utf-8")):
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        table = document.add_table(0, 4)
        for row in block:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    document.save(str(tmp_path / "plan.docx"))
    assert nodes(tmp_path / "plan.docx") == nodes(plan)


LOOKS = {
    "apart": ("A4", "2cm", "p { margin: 1em 0 }"),
    "indented": ("Letter", "3cm", "p { margin: 0; text-indent: 2em; text-align: justify; font-size: 21px }"),
    "small": ("A5", "1cm", "body { font: 11px serif } td { width: 60px; font-size: 20px }"),
}


def table(rows: list[Row]) -> str:
    return "<table>" + "".join("<tr>" + "".join(f"<td>{cell}" for cell in row) for row in rows) + "</table>"


def markup(text: str) -> Iterator[str]:
    """The plan as a page: what stands behind a tab and is no table is a box with a frame round it."""
    for framed, group in groupby(blocks(html.escape(text)), lambda b: b[:1] == "\t"):
        inner = "".join(table(block) if isinstance(block, list) else f"<p>{block}</p>" for block in group)
        yield f"<div>{inner}</div>" if framed else inner


def print_pdf(browser: Browser, path: Path, style: str, body: str, **how: Any) -> None:
    page = browser.new_page()
    ruled = "table { border-collapse: collapse } td, div { border: 1px solid } body { font-family: 'Noto Sans CJK SC' }"
    page.set_content(f"<style>{ruled} {style}</style>{body}")
    page.pdf(path=path, **how)
    page.close()


@pytest.mark.parametrize("look", LOOKS)
def test_a_plan_printed_as_pdf_gives_what_its_text_gives(
    plan: Path, tmp_path: Path, browser: Browser, look: str
) -> None:
    paper, margin, style = LOOKS[look]
    small = "font-size:9px;width:100%;text-align:center"
    print_pdf(
        browser,
        tmp_path / "plan.pdf",
        style,
        "".join(markup(plan.read_text(encoding="utf-8"))),
        format=paper,
        margin=dict.fromkeys(("top", "bottom", "left", "right"), margin),
        display_header_footer=True,
        header_template=f"<p style='{small}'>某自治区规划</p>",
        footer_template=f"<p style='{small}'>— <span class=pageNumber></span> —</p>",
    )
    assert nodes(tmp_path / "plan.pdf") == nodes(plan)


def test_a_row_that_a_page_of_a_pdf_breaks_is_one_row(tmp_path: Path, browser: Browser) -> None:
    row = ["1", "每万人口<br>发明专利<br>拥有量<br>（件）", "5", ""]
    body = "<p>某市规划<p>" + table([["序号", "指标", "2020年", "期间"], *[row] * 9]) + "<p>完。"
    style = "td { orphans: 1; widows: 1; line-height: 30px }"
    print_pdf(browser, tmp_path / "plan.pdf", style, body, width="400px", height="500px")
    lines = read_source(tmp_path / "plan.pdf").lines
    assert lines == [
        "某市规划", "", "序号", "指标", "2020年", "期间", "", *["1", "每万人口发明专利拥有量（件）", "5", "", ""] * 9, "完。"
    ]  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends_that_people_save_are_read(
    tmp_path: Path, encoding: str, newline: str
) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(SHORT.replace("\n", newline).encode(encoding))
    assert read_source(path).lines == SHORT.splitlines()


def word_file_of_zeros(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 30_000_000)


def workbook(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")


def zip_of_nothing(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "")


def of_bytes(data: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(data)


def too_large(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)


BAD: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (lambda _: None, "cannot be read"),
    "folder": (Path.mkdir, "is a folder"),
    "empty": (of_bytes(b""), "is empty"),
    "blank": (of_bytes(b" \n\t\r\n"), "is empty"),
    "blank in Chinese": (of_bytes("\u3000\u3000\n".encode()), "is empty"),
    "binary": (of_bytes(bytes(range(256)) * 20), "no text file"),
    "neither encoding": (of_bytes(SHORT.encode() + "\n规划".encode("gb18030") + b"\xff\xff"), "line 5"),
    "mojibake": (
        of_bytes((SHORT * 5).encode("utf-8").decode("gb18030", "replace").encode()),
        "wrong encoding",
    ),
    "latin mojibake": (of_bytes((SHORT * 5).encode().decode("latin-1").encode()), "wrong encoding"),
    "English": (of_bytes(b"A plan of the city, in English. " * 50), "hardly any Chinese"),
    "one line": (of_bytes((SHORT + "企业" * 20_000).encode()), "line 4 has 40000 characters"),
    "too large": (too_large, "at most 50 MB"),
    "zip bomb": (word_file_of_zeros, "no ordinary Word file"),
    "workbook": (
        workbook,
        "an Excel workbook, a table. Load it as what it holds, for example kg load enterprises or kg load needs",
    ),
    "other zip": (zip_of_nothing, "a zip file but no Word file"),
    "old Word": (of_bytes(OLD_OFFICE + bytes(504)), "save it as .docx without a password"),
    "broken Word": (of_bytes(b"PK\x03\x04 and then nothing"), "no Word file"),
    "broken PDF": (of_bytes(b"%PDF-1.7 and then nothing"), "no PDF"),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_file_that_is_no_plan_is_refused_with_what_to_do(tmp_path: Path, kind: str) -> None:
    make, message = BAD[kind]
    path = tmp_path / "plan.txt"
    make(path)
    with pytest.raises(InputError, match=message) as refused:
        read_source(path)
    assert str(path) in str(refused.value)


@pytest.mark.parametrize("content", [bytes(2000), SHORT.encode(), b"\x00PK\x03\x04"])
def test_what_has_the_name_of_a_word_file_and_is_none_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"has the name of a Word file and is none, or is damaged"):
        read_source(path)


def test_a_pdf_of_pictures_is_refused(tmp_path: Path, browser: Browser) -> None:
    page = browser.new_page()
    page.set_content("<div style='width:300px;height:300px;background:#a33'></div>")
    page.pdf(path=tmp_path / "scan.pdf")
    page.close()
    with pytest.raises(InputError, match="pictures of pages"):
        read_source(tmp_path / "scan.pdf")


UNRULED = [
    ["类别", "指标", "单位", "2020年", "2025年", "属性"], ["创新", "每万人口高价值发明专利拥有量", "件", "1.2", "3.5", "预期性"],
    ["", "海外发明专利授权量", "件", "120", "300", "预期性"], ["", "专利密集型产业增加值占地区生产总值的比重（按现价）", "%", "6.1", "8左右", "预期性"],
    ["保护", "知识产权保护社会满意度", "分", "78.2", "≥82", "约束性"], ["", "行政裁决办案量", "件", "—", "〔500〕", "约束性"],
]  # fmt: skip


@pytest.mark.parametrize("above", [3, 18], ids=["on one page", "over two pages"])
def test_a_table_of_a_pdf_without_rulings_is_read(tmp_path: Path, browser: Browser, above: int) -> None:
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in UNRULED)
    filler = "<p>加快推进知识产权强市建设，完善制度体系，健全保护机制，强化转化运用，优化服务供给，加强人才培养，推动高质量发展。</p>"
    page = browser.new_page()
    page.set_content(
        "<meta charset='utf-8'><style>body { font-size: 15px } td { padding: 4px 14px; max-width: 160px }</style>"
        f"<h1>某市知识产权“十四五”规划</h1><p>一、发展目标</p>{filler * above}<table style='width:100%'>{rows}</table>"
        f"<p>注：〔〕内为五年累计数。</p><p>二、重点任务</p>{filler}<p>建设保护中心5个。</p>"
    )
    (tmp_path / "plan.pdf").write_bytes(
        page.pdf(
            format="A4",
            margin={"top": "2cm", "bottom": "2cm", "left": "2cm", "right": "2cm"},
        )
    )
    page.close()
    found = [n for (label, _), n in nodes(tmp_path / "plan.pdf").items() if label == "Target"]
    assert sorted((n["operator"], n["low"], n["unit"]) for n in found) == [
        ("=", 3.5, "件"), ("=", 5, "个"), ("=", 300, "件"), ("=", 500, "件"), (">=", 82, "分"), ("~", 8, "%"),
    ]  # fmt: skip


TABLE = "序号\n指标\n2015年\n2020年\n\n1\n每万人口发明专利拥有量（件）\n1.5\n3\n\n"


@pytest.mark.parametrize(("tables", "targets"), [(0, 0), (1, 1), (2, 2)])
def test_a_plan_may_have_no_table_or_two(tmp_path: Path, tables: int, targets: int) -> None:
    second = TABLE.replace("每万人口发明专利拥有量（件）", "PCT国际专利申请量（件）")
    text = (
        "某市规划\n一、指标\n"
        + "".join([TABLE, "二、其他指标\n" + second][:tables])
        + "三、保障\n加强领导。\n"
    )
    path = tmp_path / "plan.txt"
    path.write_text(text, encoding="utf-8")
    assert sum(label == "Target" for label, _ in nodes(path)) == targets
