"""Files that are made to do harm, and honest ones, through the door that every kind of file is read by. The files are
made here, but for those of `samples/attack/files` beside the project."""

import os
import zipfile
from pathlib import Path

import pytest

from kg.lang.errors import InputError
from loaders import pace
from loaders.apart import read_apart
from loaders.kinds import KINDS
from loaders.reading import Options
from loaders.wire import dumped, packed, parsed, unpacked

FUNDS = "资金名称,类别\n南疆专利转化资金,专项资金\n南疆专利转化资金,贷款\n"


def test_rows_come_back_as_the_reader_made_them(tmp_path: Path) -> None:
    path = tmp_path / "资金.csv"
    path.write_text(FUNDS, encoding="utf-8")
    here, apart = KINDS["funds"].reader(path, Options()), KINDS["funds"].read(path, Options())
    assert list(apart.rows) == list(here.rows)
    assert (apart.name, apart.sha256, apart.total, apart.told) == (
        here.name,
        here.sha256,
        here.total,
        here.told,
    )


def test_a_plan_comes_back_with_its_coverage(shared: Path) -> None:
    path = shared / "plan/xinjiang-ip-13fyp.txt"
    here, apart = (
        KINDS["plan"].reader(path, Options(dataset="p")),
        read_apart("plan", path, Options(dataset="p")),
    )
    assert list(apart.rows) == list(here.rows)
    assert apart.coverage is not None
    assert apart.coverage == here.coverage


def test_patents_pass_the_wire_unchanged(shared: Path) -> None:
    path = shared / "samples/patents/cnipr-export.xlsx"
    rows = list(KINDS["patents"].reader(path, Options()).rows)
    assert len(rows) > 10
    assert list(unpacked(parsed(dumped(packed(rows))))) == rows


def test_an_error_of_the_reader_comes_back(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.csv cannot be read"):
        read_apart("funds", tmp_path / "none.csv", Options())
    late = tmp_path / "late.csv"
    late.write_text(FUNDS + '"a quotation mark that is never closed', encoding="utf-8")
    with pytest.raises(InputError, match="line 4: a quotation mark"):
        list(read_apart("funds", late, Options()).rows)


@pytest.mark.parametrize("kind", ["plan", "funds", "patents"])
def test_only_regular_files_are_read(tmp_path: Path, kind: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (Path("/dev/zero"), tmp_path / "pipe"):
        with pytest.raises(InputError, match="a pipe or a device"):
            read_apart(kind, path, Options())


def test_a_reader_without_progress_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sheet of one cell and many texts: nothing comes of it, and the waiting process ends its reader by what it measures."""
    monkeypatch.setattr(pace, "SECONDS", 1.0)
    monkeypatch.setattr(pace, "first_seconds", lambda _size: 1.0)
    path = tmp_path / "texts.xlsx"
    _workbook(
        path, b'<row><c t="s"><v>0</v></c></row>', b"".join(b"<si><t>%d</t></si>" % i for i in range(900_000))
    )
    with pytest.raises(InputError, match="gave nothing for"):
        list(read_apart("funds", path, Options()).rows)


def test_a_reader_that_takes_the_memory_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "memory", lambda _size: 20_000_000)
    path = tmp_path / "texts.xlsx"
    _workbook(
        path, b'<row><c t="s"><v>0</v></c></row>', b"".join(b"<si><t>%d</t></si>" % i for i in range(600_000))
    )
    with pytest.raises(InputError, match="more than 20 MB of memory"):
        list(read_apart("funds", path, Options()).rows)


def test_a_reading_is_stopped(tmp_path: Path) -> None:
    path = tmp_path / "funds.csv"
    path.write_text("资金名称\n" + "".join(f"资金{n}\n" for n in range(100_000)), encoding="utf-8")

    def stop() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(read_apart("funds", path, Options(), stop).rows)


@pytest.mark.parametrize("kind", ["plan gridspan-1000000.docx", "funds last-row.xlsx"])
def test_files_of_the_attack_end_with_a_word(shared: Path, kind: str) -> None:
    kind, name = kind.split()
    with pytest.raises(InputError, match=name):
        list(read_apart(kind, shared / "samples/attack/files" / name, Options(dataset="x")).rows)


def _workbook(path: Path, rows: bytes, texts: bytes = b"") -> None:
    """A workbook of one sheet; a part of noise keeps its ratio below that of a bomb."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    kinds = "http://schemas.openxmlformats.org/package/2006"
    sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{kinds}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
            f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{sheet}.sheet.main+xml"/>'
            f'<Override PartName="/xl/sharedStrings.xml" ContentType="{sheet}.sharedStrings+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{sheet}.worksheet+xml"/></Types>',
        )
        file.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{kinds}/relationships">'
            f'<Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        file.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>',
        )
        file.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{kinds}/relationships">'
            f'<Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/>'
            f'<Relationship Id="r2" Type="{office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        )
        file.writestr("xl/sharedStrings.xml", f'<sst xmlns="{main}">'.encode() + texts + b"</sst>")
        body = f'<worksheet xmlns="{main}"><sheetData>'.encode() + rows + b"</sheetData></worksheet>"
        file.writestr("xl/worksheets/sheet1.xml", body)
        file.writestr("noise", os.urandom(len(body) // 50))
