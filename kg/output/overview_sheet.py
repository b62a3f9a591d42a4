"""The table prefecture × industry for Excel and Word."""

import csv
import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from kg.analysis.match.overview import Cell, Overview
from kg.lang.text import Text, chosen
from kg.output.export.tables import xlsx_cell
from kg.output.reports.word import Paper, beware
from kg.values import days
from kg.values.cells import safe

HEADER = (
    Text("地州市", "prefecture"), Text("产业", "industry"), Text("技术", "technology"), Text("技术名称", "title"),
    Text("最佳援助方", "best donor"), Text("级别", "tier"), Text("得分", "score"), Text("结对方最佳", "best paired donor"),
    Text("结对方级别", "its tier"), Text("结对方得分", "its score"), Text("证据数", "evidence"), Text("反证", "against"),
    Text("当地事实", "facts of the place"), Text("占全疆份额之和", "shares of Xinjiang"), Text("需求数", "needs"), Text("企业", "firms"),
    Text("资金", "funds"), Text("规划条文", "lines of the plan"), Text("含虚构", "made up"),
)  # fmt: skip
# Wide enough for a sentence, narrow enough for a screen.
_WIDTHS = (16, 16, 11, 30, 14, 7, 9, 14, 9, 9, 9, 50, 60, 10, 8, 8, 8, 8, 8)
AUTHOR = "疆知图谱"


def rows(found: Overview) -> list[list[str | int | float]]:
    """One row a cell, under HEADER."""
    return [_row(cell) for cell in found.cells]


def csv_text(found: Overview) -> str:
    """The rows under their header as CSV, no cell a formula."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([chosen(text) for text in HEADER])
    writer.writerows([safe(cell) if isinstance(cell, str) else cell for cell in row] for row in rows(found))
    return text.getvalue()


def workbook(found: Overview, path: Path) -> None:
    """The table as an Excel workbook: first the grid of prefectures and industries, then a row for each cell of it."""
    book = Workbook(write_only=True)
    grid = book.create_sheet(chosen(Text("总表", "overview")))
    _sheet(grid, _grid(found), [16, *([26] * len(found.prefectures))])
    _sheet(
        book.create_sheet(chosen(Text("明细", "details"))),
        [[chosen(text) for text in HEADER], *rows(found)],
        _WIDTHS,
    )
    book.save(path)


def document(found: Overview, today: date | None = None) -> bytes:
    """The table as a Word document: for each prefecture its industries in the order of what the place makes and asks for."""
    day = today or days.today()
    whose = f"（{found.donor.name}可提供）" if found.donor is not None else ""
    paper = Paper(f"援疆省市技术与南疆产业匹配总表{whose}", AUTHOR)
    paper.paragraph(f"{day.year}年{day.month}月{day.day}日　由{AUTHOR}生成，供会商参考", centred=True)
    if any(cell.synthetic for cell in found.cells):
        paper.paragraph(beware("部分企业或专利为演示用虚构数据，不影响排序，不得作为决策依据。"))
    paper.paragraph(
        "级别：A为本类30件以上且优势的95%区间高于1，B为区间高于1，C为件数不足、区间不高于1或借用上级分类的件数。"
    )
    for place in found.prefectures:
        cells = [cell for cell in found.cells if cell.prefecture.id == place.id]
        if not cells:
            continue
        paper.heading(place.name)
        header = ["产业", "技术", "最佳援助方", "结对方最佳", "证据", "当地事实与反证"]
        paper.table(header, [_line(cell) for cell in cells], [2.2, 3.6, 2.2, 2.2, 1.2, 6.6])
    paper.footer(f"疆知图谱 {day.isoformat()}")
    return paper.content()


def _row(cell: Cell) -> list[str | int | float]:
    paired = cell.paired
    return [
        cell.prefecture.name, cell.industry.name, cell.technology.id, cell.technology.name, cell.donor.donor.name, cell.tier, cell.score,
        *((paired.donor.name, paired.tier, paired.score) if paired is not None else ("", "", "")),
        cell.evidence, "；".join(chosen(note.text) for note in cell.counter_evidence), "；".join(chosen(text) for text in cell.facts),
        cell.made, cell.asked, cell.firms, cell.funds, cell.plan, chosen(Text("是", "yes")) if cell.synthetic else "",
    ]  # fmt: skip


def _grid(found: Overview) -> list[list[str | int | float]]:
    by = {(cell.industry.id, cell.prefecture.id): cell for cell in found.cells}
    lines: list[list[str | int | float]] = [[chosen(HEADER[1]), *(place.name for place in found.prefectures)]]
    for industry in found.industries:
        line: list[str | int | float] = [industry.name]
        for place in found.prefectures:
            cell = by.get((industry.id, place.id))
            line.append(_short(cell) if cell is not None else "")
        lines.append(line)
    return lines


def _short(cell: Cell) -> str:
    paired = ""
    if cell.paired is not None and cell.paired.donor.id != cell.donor.donor.id:
        paired = f"\n{chosen(Text('结对：', 'paired: '))}{cell.paired.donor.name} {cell.paired.tier}"
    return f"{cell.technology.id} ← {cell.donor.donor.name} {cell.tier}{paired}"


def _line(cell: Cell) -> list[str]:
    against = [note.text.zh for note in cell.counter_evidence[:2]]
    told = "；".join([*(text.zh for text in cell.facts[:1]), *against])
    return [
        cell.industry.name,
        f"{cell.technology.id} {cell.technology.name[:12]}",
        f"{cell.donor.donor.name} {cell.tier}",
        f"{cell.paired.donor.name} {cell.paired.tier}" if cell.paired is not None else "—",
        str(cell.evidence),
        told or "—",
    ]


def _sheet(sheet: Any, lines: Sequence[Sequence[str | int | float]], widths: Sequence[int]) -> None:
    for number, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "B2"
    for at, line in enumerate(lines):
        cells = []
        for value in line:
            cell = xlsx_cell(sheet, value)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=at == 0)
            cells.append(cell)
        sheet.append(cells)
