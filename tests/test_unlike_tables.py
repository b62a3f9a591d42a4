"""Tables unlike any sample, made up in `tests/unlike.py` after what services and offices print: every field of their rows."""

from pathlib import Path

import pytest

from kg.graph.records import Edge, Node, Row
from kg.lang.errors import InputError
from kg.values.ipc import classes
from kg.values.patent_numbers import application_number, publication_number
from loaders.patents.parties import parties
from loaders.patents.status import status
from tests.patent_files import patent, rows_of, table
from tests.unlike import UNLIKE, Unlike


def said(row: Row) -> dict[str, object]:
    """What a row states: its patent's properties, the organisations that applied, the region."""
    names = {fact.ref: fact.name for fact in row.facts if isinstance(fact, Node)}
    edges = [fact for fact in row.facts if isinstance(fact, Edge)]
    return {
        "title": None,
        **patent(row).properties,
        "firms": [names[edge.start] for edge in edges if edge.type == "APPLIED_FOR"],
        "region": next((edge.end.id for edge in edges if edge.type == "IN_REGION"), None),
    }


@pytest.mark.parametrize("unlike", UNLIKE, ids=lambda unlike: unlike.name)
def test_each_field_of_a_table_unlike_any_sample(tmp_path: Path, unlike: Unlike) -> None:
    unlike.write(tmp_path / unlike.name)
    rows = rows_of(tmp_path / unlike.name)
    assert len(rows) == len(unlike.rows)
    for row, expected in zip(rows, unlike.rows, strict=True):
        found = said(row)
        assert {key: found.get(key) for key in expected} == expected
    firms = {name for expected in unlike.rows for name in expected.get("firms", ())}  # type: ignore[attr-defined]
    nodes = {fact.name for row in rows for fact in row.facts[1:] if isinstance(fact, Node)}
    told = [expected for expected in unlike.rows if "firms" not in expected]
    assert told or nodes <= firms


def test_japanese_numbers_as_their_office_writes_them() -> None:
    assert application_number("特願2019-012345") == "JP2019012345"
    assert application_number("特願平10-123456号") == "JPH10123456"
    assert publication_number("特開2020-123456") == "JP2020123456A"
    assert publication_number("特許第6789012号") == "JP6789012B"
    assert publication_number("実登3212345") == "JP3212345U"


def test_symbols_of_the_ipc_without_strokes_and_with_those_of_japan() -> None:
    assert [symbol.full for symbol in classes("A01G002502 | A01D004608").ipc] == ["A01G25/02", "A01D46/08"]
    found = classes("A01G25/02,601,A01G25/06@A")
    assert ([symbol.full for symbol in found.ipc], found.unread) == (["A01G25/02", "A01G25/06"], ())


def test_the_filing_is_no_status_where_a_column_tells_more() -> None:
    assert status("Application", "Withdrawn") == "lapsed"
    assert status("Application", "") == "pending"


def test_a_surname_before_its_comma_is_one_person() -> None:
    comma = r",\s+"
    assert parties("Beispiel, Karl", comma) == ("Beispiel, Karl",)
    assert parties("Muster Agrartechnik GmbH, 70173 Stuttgart, DE", ";") == ("Muster Agrartechnik GmbH",)
    assert parties("Siemens AG, Bosch GmbH", comma) == ("Siemens AG", "Bosch GmbH")


def test_numbers_of_taiwan_without_their_country_are_not_the_mainlands(tmp_path: Path) -> None:
    rows = [[f"1081234{n}", f"2020123{n}", f"核桃破殼滾筒與烘乾裝置之{n}"] for n in range(10, 16)]
    path = table(tmp_path / "t.csv", ["申請號", "公開號", "專利名稱"], *rows)
    try:
        found = [row for row in rows_of(path) if row.facts]
    except InputError:
        found = []
    assert not found
