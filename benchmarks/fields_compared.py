"""Ten rows of each real export, drawn with a fixed seed, against the file itself, field by field.

    python -m benchmarks.fields_compared [--rows N]

The file is read here a second time by other means: its encoding, its separators and what its columns hold are stated by
hand below, and the values are compared by rules of their own (digits of numbers, `strptime` for days). It needs the samples
that lie beside the project. A line for each file gives the values that agree; those that do not follow.
"""

import argparse
import csv
import io
import random
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import openpyxl
import python_calamine

from kg.graph.records import Edge, Node, Row
from loaders.patents.loader import read
from loaders.reading import Options

_SAMPLES = Path(__file__).resolve().parents[2] / "shared" / "samples"
_SEED, _ROWS = 21, 10


@dataclass(frozen=True)
class Stated:
    """How a file is to be read: `header` is the row of its headings counted from 0, `names` parts several names, `days`
    are the forms of its days, `columns` says which heading holds which field."""

    path: str
    columns: dict[str, str]
    days: tuple[str, ...] = ("%Y-%m-%d",)
    names: str = ";"
    encoding: str = "utf-8-sig"
    delimiter: str = ","
    header: int = 0
    end: str = "\n"
    marks: str = ""
    swapped: dict[str, str] = field(default_factory=dict)


_GOOGLE = {
    "publication": "id", "title": "title", "applicants": "assignee", "inventors": "inventor/author",
    "priority_date": "priority date", "filed": "filing/creation date", "published": "publication date", "granted": "grant date",
}  # fmt: skip
_OLD_ESPACENET = {
    "publication": "Publication number", "title": "Title", "applicants": "Applicant(s)", "inventors": "Inventor(s)",
    "published": "Publication date", "filed": "Date of application", "ipc": "International classification", "application": "Application number",
}  # fmt: skip
FILES: tuple[Stated, ...] = (
    Stated("patents/a01d-gb18030.csv", {"application": "申请号", "title": "名称", "abstract": "摘要"}, encoding="gb18030"),
    Stated("patents/cnipr-export.xlsx", {
        "application": "申请号", "publication": "公开（公告）号", "published": "公开（公告）日", "filed": "申请日", "title": "名称", "ipc": "分类号",
        "applicants": "申请（专利权）人", "inventors": "发明（设计）人", "abstract": "摘要"}, ("%Y.%m.%d",)),
    Stated("patents/espacenet-selection.csv", {
        "publication": "Publication number", "title": "Title", "applicants": "Applicants", "inventors": "Inventors",
        "priority_date": "Earliest priority", "published": "Publication date", "ipc": "IPC"}, names="\n", delimiter=";", header=7),
    Stated("patents/google-patents-search.csv", _GOOGLE, names=", ", header=1),
    Stated("patents/lens-export.csv", {
        "publication": "Display Key", "application": "Application Number", "title": "Title", "abstract": "Abstract", "applicants": "Applicants",
        "inventors": "Inventors", "published": "Publication Date", "filed": "Application Date", "priority_date": "Earliest Priority Date",
        "ipc": "IPCR Classifications"}, names=";;"),
    Stated("patents/taian-7384.xlsx", {
        "application": "申请号", "title": "专利名称", "applicants": "申请人", "filed": "申请日", "ipc": "主分类号", "abstract": "摘要"}),
    Stated("tables/01-gazette-swapped.csv", {
        "publication": "authorization_notice_id", "title": "name", "published": "authorized_announcement_date", "filed": "filing_date",
        "applicants": "patentee", "inventors": "address", "ipc": "Int.Cl."}, ("%Y.%m.%d",), encoding="gb18030", marks=r"^\?\?"),
    Stated("tables/02-gazette-design.csv", {
        "publication": "authorization_notice_id", "title": "name", "published": "authorized_announcement_date", "filed": "filing_date",
        "applicants": "patentee", "inventors": "designer", "locarno": "Int.Cl."}, ("%Y.%m.%d",), encoding="gb18030", marks=r"^\?\?"),
    Stated("tables/03-google-day-first.csv", _GOOGLE, ("%d/%m/%Y",), ", ", delimiter=";"),
    Stated("tables/04-derwent-list.csv", {"publication": "PatentNumber", "title": "Title"}),
    Stated("tables/05-espacenet-2015-cr.csv", _OLD_ESPACENET, ("%d/%m/%Y", "%Y%m%d"), encoding="mac_roman", end="\r", marks=r"\W*\[\w\w\]$"),
    Stated("tables/06-lens-mojibake.csv", {
        "publication": "Publication Number", "application": "Application Number", "title": "Title", "applicants": "Applicants",
        "inventors": "Inventors", "published": "Publication Date", "filed": "Application Date", "ipc": "IPCR Classifications"},
        ("%d/%m/%y",), ";;", encoding="latin-1", end="\r"),
    Stated("tables/08-long-personal-names.csv", _GOOGLE, names=", "),
    Stated("tables/09-patsnap.xlsx", {
        "publication": "公开(公告)号", "title": "标题(译)(简体中文)", "abstract": "摘要(译)(简体中文)", "applicants": "[标]原始申请(专利权)人",
        "filed": "申请日", "published": "公开(公告)日", "ipc": "IPC分类号"}, names=" | "),
    Stated("tables/10-espacenet-2015.xls", _OLD_ESPACENET, ("%Y-%m-%d", "%Y%m%d"), "\n", header=-1, marks=r"\W*\[\w\w\]$"),
    Stated("tables/11-patentscope.xls", {"application": "Application Number", "title": "Title", "filed": "Application Date", "ipc": "I P C"},
        ("%d.%m.%Y",), header=-1),
    Stated("tables/12-wips-korea.xls", {
        "application": "출원번호", "filed": "출원일", "title": "발명의 명칭", "abstract": "요약", "published": "공개일", "applicants": "출원인",
        "inventors": "발명자/고안자", "ipc": "Original IPC All", "granted": "등록일"}, names=" | ", header=-1),
)  # fmt: skip


def rows_of(stated: Stated) -> list[dict[str, str]]:
    """The rows of a file by their headings, read without the loaders."""
    path = _SAMPLES / stated.path
    if path.suffix == ".xlsx":
        sheet = openpyxl.load_workbook(path, read_only=True).worksheets[0]
        table = [["" if c is None else _shown(c) for c in row] for row in sheet.iter_rows(values_only=True)]
    elif path.suffix == ".xls":
        table = [
            [_shown(cell) for cell in row]
            for row in python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
        ]
    else:
        text = path.read_bytes().decode(stated.encoding)
        if stated.end == "\r":
            text = text.replace("\r", "\n")
        table = list(csv.reader(io.StringIO(text), delimiter=stated.delimiter))
    at = stated.header
    if at < 0:
        wanted = next(iter(stated.columns.values()))
        at = next(n for n, row in enumerate(table) if wanted in map(str.strip, row))
    header = [heading.strip() for heading in table[at]]
    filled = [row for row in table[at + 1 :] if any(cell.strip() for cell in row)]
    return [dict(zip(header, row, strict=False)) for row in filled]


def _shown(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def compare(stated: Stated, count: int) -> tuple[int, int, list[str]]:
    """Of `count` rows of a file: how many values agree, how many there are, and those that do not."""
    own = rows_of(stated)
    loaded = list(read(_SAMPLES / stated.path, Options()).rows)
    if len(own) != len(loaded):
        return 0, 1, [f"{len(loaded)} rows loaded of {len(own)}"]
    drawn = sorted(random.Random(_SEED).sample(range(len(own)), min(count, len(own))))
    agree = total = 0
    wrong: list[str] = []
    for at in drawn:
        for key, heading in stated.columns.items():
            cell, value = own[at].get(heading, "").strip(), _value(loaded[at], key)
            total += 1
            if _SAME[key](cell, value, stated):
                agree += 1
            else:
                wrong.append(f"row {at} {key}: file {cell[:60]!r}, loaded {value!r}"[:200])
    return agree, total, wrong


def _value(row: Row, key: str) -> list[str]:
    if not row.facts:
        return []
    patent = row.facts[0]
    assert isinstance(patent, Node)  # noqa: S101 - a row's own thing comes first
    if key == "applicants":
        names = {fact.ref: fact.name for fact in row.facts if isinstance(fact, Node)}
        applied = [names[f.start] for f in row.facts if isinstance(f, Edge) and f.type == "APPLIED_FOR"]
        people = patent.properties.get("individuals", [])
        return [*applied, *(people if isinstance(people, list) else [])]
    if key == "publication":
        key = "publications" if "publications" in patent.properties else key
    value = patent.properties.get(key, [])
    return [str(each) for each in value] if isinstance(value, list) else [str(value)]


def _nothing(cell: str) -> bool:
    return cell in ("", "-", "0", "nan", "None")


def _number(cell: str, value: Sequence[str], stated: Stated) -> bool:
    """The digits agree, but for a check digit behind, and a zero behind the year or before it that offices leave out."""
    del stated
    pieces = [p for p in re.split(r"[;\n]", cell) if p.strip()]
    if not pieces or not value:
        return not pieces and not value
    told = {_digits(number) for number in value}
    return all(_forms(_digits(re.sub(r"\([A-Z]\d?\)|-?[A-Z]\d?$", "", p.strip()))) & told for p in pieces)


def _digits(number: str) -> str:
    return re.sub(r"\D", "", re.sub(r"[A-Z]\d?$", "", number.strip().upper()))


def _forms(digits: str) -> set[str]:
    zeros = {digits, digits[:4] + "0" + digits[4:], digits.removesuffix("0000"), digits[2:]}
    return zeros | {form + check for form in zeros for check in "0123456789"} | {digits[:-1]}


def _text(cell: str, value: Sequence[str], stated: Stated) -> bool:
    del stated
    even = re.sub(r"\s", "", cell)
    return even == re.sub(r"\s", "", "".join(value)) or (_nothing(cell) and not value)


def _day(cell: str, value: Sequence[str], stated: Stated) -> bool:
    if _nothing(cell) or not value:
        return _nothing(cell) and not value
    for form in stated.days:
        try:
            return datetime.strptime(cell.split(" ", maxsplit=1)[0], form).date().isoformat() == value[0]  # noqa: DTZ007 - a day
        except ValueError:
            continue
    return False


def _people(cell: str, value: Sequence[str], stated: Stated) -> bool:
    """The same names, in any order; a name of which the words are written out is one: UNIV, UNIVERSITY."""
    marks = re.compile(stated.marks) if stated.marks else None
    names = [name.strip(" ;,\n") for name in cell.split(stated.names)]
    names = [re.sub(r"^(Ltd\.?|Inc\.?|LLC|Llc|L\.P\.|Limited)$", "", name) for name in names]
    even = {_letters(marks.sub("", name) if marks else name) for name in names if not _nothing(name)} - {""}
    # A legal form behind a comma is a part of the name before it.
    whole = _letters(cell)
    told = {_letters(name) for name in value}
    return even == told or (bool(told) and all(name in whole for name in told) and len(told) <= len(even))


def _letters(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def _symbols(cell: str, value: Sequence[str], stated: Stated) -> bool:
    del stated
    found = re.findall(r"([A-H]\d\d[A-Z])[\s-]*0*(\d+)\s*/\s*(\d+)", cell)
    return {f"{a}{b}/{c}" for a, b, c in found} == {symbol for symbol in value if "/" in symbol}


def _locarno(cell: str, value: Sequence[str], stated: Stated) -> bool:
    del stated
    return set(re.findall(r"\d\d-\d\d", cell)) == set(value)


_SAME: dict[str, Callable[[str, Sequence[str], Stated], bool]] = {
    **dict.fromkeys(("application", "publication"), _number),
    **dict.fromkeys(("title", "abstract"), _text),
    **dict.fromkeys(("filed", "published", "granted", "priority_date"), _day),
    **dict.fromkeys(("applicants", "inventors"), _people),
    "ipc": _symbols,
    "locarno": _locarno,
}


def main() -> None:
    """Print a line for each file, and the values that differ."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=_ROWS)
    count = parser.parse_args().rows
    sums = [0, 0]
    for stated in FILES:
        if not (_SAMPLES / stated.path).exists():
            sys.exit("the samples are not beside the project")
        agree, total, wrong = compare(stated, count)
        sums[0] += agree
        sums[1] += total
        print(f"{stated.path}: {agree} of {total}")
        for line in wrong:
            print(f"    {line}")
    print(f"{sums[0]} of {sums[1]} values agree")


if __name__ == "__main__":
    main()
