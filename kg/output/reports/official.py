"""Word in the form of Chinese official documents (GB/T 9704-2012): A4 with margins of 3.7, 3.5, 2.8 and 2.6 cm, the title in
two, the body in 仿宋 of size three (16 pt) with 28 pt lines and an indent of two characters, headings 一、 in 黑体.
"""

from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from kg.output.reports.declared import Report, Section
from kg.output.reports.word import readable

# Fonts of the standard, each with what programs put in its place where it is missing.
TITLE, BODY, HEAD = "方正小标宋简体", "仿宋_GB2312", "黑体"
_DIGITS = "一二三四五六七八九十"
# Size two, three and five of Chinese type, in points.
_TITLE_SIZE, _BODY_SIZE, _CELL_SIZE = 22, 16, 10.5
_LINE = 28
# Rows of one table in a document; the workbook holds all of them.
MOST_ROWS = 200
MADE_UP = "本报告含演示用虚构数据，不得作为依据。"


def document(report: Report) -> bytes:
    """The report as the bytes of a .docx file: title, conclusions, numbered sections with tables, sources."""
    paper: Any = Document()
    _page(paper)
    paper.core_properties.title, paper.core_properties.language = readable(report.title), "zh-CN"
    _paragraph(paper, report.title, TITLE, _TITLE_SIZE, centred=True)
    _paragraph(paper, f"（{report.day}）", BODY, _BODY_SIZE, centred=True)
    if report.synthetic:
        _paragraph(paper, MADE_UP, HEAD, _BODY_SIZE)
    for said in report.summary:
        _paragraph(paper, said, BODY, _BODY_SIZE, indent=True)
    for number, section in enumerate(report.sections):
        _section(paper, number, section)
    names = "、".join(dict.fromkeys(section.question for section in report.sections))
    _paragraph(paper, f"数据来源：疆知图谱命名查询 {names}，查询日期 {report.day}。", BODY, _CELL_SIZE)
    stream = BytesIO()
    paper.save(stream)
    return stream.getvalue()


def _page(paper: Any) -> None:
    page = paper.sections[0]
    page.page_width, page.page_height = Cm(21.0), Cm(29.7)
    page.top_margin, page.bottom_margin = Cm(3.7), Cm(3.5)
    page.left_margin, page.right_margin = Cm(2.8), Cm(2.6)


def _section(paper: Any, number: int, section: Section) -> None:
    _paragraph(paper, f"{numeral(number + 1)}、{section.heading}", HEAD, _BODY_SIZE, indent=True)
    _paragraph(paper, section.sentence, BODY, _BODY_SIZE, indent=True)
    if not section.headings:
        return
    table = paper.add_table(rows=0, cols=len(section.headings), style="Table Grid")
    for place, row in enumerate([section.headings, *section.rows[:MOST_ROWS]]):
        for cell, value in zip(table.add_row().cells, row, strict=True):
            paragraph = cell.paragraphs[0]
            _run(paragraph, said(value), HEAD if place == 0 else BODY, _CELL_SIZE)
    if len(section.rows) > MOST_ROWS:
        rest = len(section.rows) - MOST_ROWS
        _paragraph(paper, f"另有 {rest} 行，见附表（同名 .xlsx）。", BODY, _CELL_SIZE)


def _paragraph(
    paper: Any, text: str, font: str, size: float, *, centred: bool = False, indent: bool = False
) -> None:
    paragraph = paper.add_paragraph()
    form = paragraph.paragraph_format
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(_LINE)
    form.space_before = form.space_after = Pt(0)
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if indent:
        form.first_line_indent = Pt(2 * size)
    _run(paragraph, text, font, size)


def _run(paragraph: Any, text: str, font: str, size: float) -> None:
    run = paragraph.add_run(readable(text))
    run.font.size, run.font.name = Pt(size), "Times New Roman"
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)


def numeral(number: int) -> str:
    """A Chinese numeral from 1 to 99: 一, 十, 十二, 二十."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens - 1]}十"
    return head + (_DIGITS[ones - 1] if ones else "")


def said(value: Any) -> str:
    """A cell as a reader sees it: lists joined, whole numbers without decimals, nothing for what is unknown."""
    if value is None:
        return ""
    if isinstance(value, list):
        return "、".join(map(said, value))
    if isinstance(value, bool):
        return "是" if value else "否"
    return f"{value:g}" if isinstance(value, float) and abs(value) < 1e6 else str(value)
