"""A filled report as a file: Word, Excel or HTML, by the ending of its name."""

from html import escape
from io import BytesIO

from kg.lang.errors import UsageError
from kg.output.export.tables import Book
from kg.output.reports.declared import Report
from kg.output.reports.official import MADE_UP, document, numeral, said

FORMS = (".docx", ".xlsx", ".html")


def written(report: Report, ending: str) -> bytes:
    """The report in the form of that ending (.docx, .xlsx, .html).

    Raises:
        UsageError: another ending.
    """
    if ending == ".docx":
        return document(report)
    if ending == ".xlsx":
        return _workbook(report)
    if ending == ".html":
        return _page(report).encode()
    raise UsageError("report-form-unknown", ending=ending, forms=FORMS)


def _workbook(report: Report) -> bytes:
    book = Book()
    columns = ["章节", "结论", "来源查询"]
    for section in report.sections:
        book.add(
            "结论",
            columns,
            dict(zip(columns, (section.heading, section.sentence, section.question), strict=True)),
        )
    for number, section in enumerate(report.sections, 1):
        for row in section.rows if section.headings else ():
            cells = dict(zip(section.headings, row, strict=True))
            book.add(f"{number} {section.heading}", section.headings, cells)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _page(report: Report) -> str:
    parts = [
        f'<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{escape(report.title)}</title></head><body>',
        f"<h1>{escape(report.title)}</h1><p>{report.day}</p>",
        f"<p><strong>{MADE_UP}</strong></p>" if report.synthetic else "",
        *(f"<p>{escape(sentence)}</p>" for sentence in report.summary),
    ]
    for number, section in enumerate(report.sections, 1):
        parts.append(
            f"<h2>{numeral(number)}、{escape(section.heading)}</h2><p>{escape(section.sentence)}</p>"
        )
        if section.headings:
            head = "".join(f'<th scope="col">{escape(name)}</th>' for name in section.headings)
            rows = "".join(
                f"<tr>{''.join(f'<td>{escape(said(cell))}</td>' for cell in row)}</tr>"
                for row in section.rows
            )
            parts.append(f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>")
    return "".join([*parts, "</body></html>"])
