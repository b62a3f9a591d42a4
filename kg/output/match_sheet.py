"""A match as rows of a table, for Excel and for the table of all prefectures and industries."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from kg.analysis.match.feedback import in_words
from kg.analysis.match.models import Match, PlanBacking, Result
from kg.analysis.match.weights import factors
from kg.lang.text import Text, chosen
from kg.output.export.tables import xlsx_cell
from kg.values.cells import safe

Cell = str | int | float
Cells = list[Cell]

# Wide enough for a patent's title, narrow enough for two such columns on a screen.
_WIDEST = 60


_FIRST = (
    Text("地州市", "prefecture"),
    Text("产业", "industry"),
    Text("名次", "rank"),
    Text("技术", "technology"),
    Text("技术名称", "title"),
    Text("援助方", "donor"),
    Text("级别", "tier"),
    Text("结对方最佳", "best paired donor"),
    Text("得分", "score"),
)
_LAST = (
    Text("有效", "live"),
    Text("在审", "pending"),
    Text("失效", "lapsed"),
    Text("状态不明", "unknown"),
    Text("结对", "pairing"),
    Text("证据专利", "evidence"),
    Text("反证", "against"),
    Text("背景", "context"),
    Text("提示", "warnings"),
    Text("规划条文", "plan"),
    Text("资金", "funds"),
    Text("承接企业", "recipients"),
    Text("供给", "offers"),
    Text("反馈", "feedback"),
)


def header() -> list[str]:
    """The headings in the language of the reader."""
    return [chosen(text) for text in (*_FIRST, *(factor.label for factor in factors().values()), *_LAST)]


def rows(match: Match) -> list[Cells]:
    """One row a result, under `header`."""
    place = match.need.prefecture.name
    industries = "、".join(industry.name for industry in match.need.industries) or match.need.text or ""
    return [[place, industries, *_row(number, result)] for number, result in enumerate(match.results, 1)]


def csv_text(table: Iterable[Sequence[Cell]]) -> str:
    """The rows under their header as CSV, no cell a formula."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(header())
    writer.writerows([safe(cell) if isinstance(cell, str) else cell for cell in row] for row in table)
    return text.getvalue()


def workbook(table: Iterable[Sequence[Cell]], path: Path) -> None:
    """Write the rows as an Excel workbook: text cells are text, the header stays in view and filters."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(Text("匹配", "match").text())
    listed = [header(), *table]
    for number, column in enumerate(zip(*listed, strict=True), 1):
        longest = max(len(str(cell)) * (2 if str(cell) > "一" else 1) for cell in column)
        sheet.column_dimensions[get_column_letter(number)].width = min(longest + 2, _WIDEST)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(header()))}{len(listed)}"
    for line, row in enumerate(listed):
        sheet.append([_cell(sheet, value, bold=line == 0) for value in row])
    book.save(path)


def _cell(sheet: Any, value: Cell, *, bold: bool) -> Any:
    cell = xlsx_cell(sheet, value)
    if isinstance(value, str):
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.font = Font(bold=bold)
    return cell


def _row(number: int, result: Result) -> Cells:
    gate = result.gate
    return [
        number, result.technology.id, result.technology.name, result.donor.name, result.tier,
        f"{result.paired.donor.name}（{result.paired.tier}）" if result.paired is not None else "", result.score,
        *(factor.contribution for factor in sorted(result.factors, key=lambda f: list(factors()).index(f.name))),
        gate.live, gate.pending, gate.lapsed, gate.unknown,
        result.pairing.name if result.pairing is not None else "",
        "；".join(f"{e.id} {e.title}（{'、'.join(h.name for h in e.holders)}）" for e in result.evidence),
        "；".join(chosen(note.text) for note in result.counter_evidence),
        "；".join(f"{chosen(item.label)}：{chosen(item.text)}" for item in result.context),
        "；".join(chosen(note.text) for note in result.warnings),
        "；".join(dict.fromkeys(_stated(backing) for backing in result.plan if backing.industries)),
        "、".join(fund.name for fund in result.funds),
        "、".join(firm.name for firm in result.recipients),
        "；".join(offer.title for offer in result.offers),
        "；".join(in_words(said) for said in result.feedback),
    ]  # fmt: skip


def _stated(backing: PlanBacking) -> str:
    where = f"《{backing.plan.name}》" if backing.plan is not None else ""
    return f"{where}{backing.title or backing.name}（第{'、'.join(map(str, backing.lines))}行）"
