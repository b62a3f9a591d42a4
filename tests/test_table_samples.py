"""The small inputs of ../shared/samples/tables, real exports cut short: what must come out of each is what its README says."""

from pathlib import Path

import pytest

from kg.graph.records import Node, Row
from kg.lang.errors import InputError
from loaders.patents.status import status
from tests.patent_files import edges, nodes, patent, rows_of


def sample(shared: Path, name: str) -> list[Row]:
    return rows_of(shared / "samples" / "tables" / name)


def said(row: Row, *keys: str) -> list[object]:
    return [patent(row).properties.get(key) for key in keys]


def test_headings_that_lie_are_found_out_by_their_values(shared: Path) -> None:
    rows = sample(shared, "01-gazette-swapped.csv")
    assert [patent(row).properties["kind_code"] for row in rows] == ["B"] * 40
    assert edges([rows[1]], "IN_REGION")[0].end.id == "440305"
    assert not [row for row in rows if "省" in str(patent(row).properties["inventors"])]
    assert ["CN201210003670.X"] in [said(row, "application") for row in rows]


def test_designs_have_locarno_classes_and_places(shared: Path) -> None:
    rows = sample(shared, "02-gazette-design.csv")
    assert said(rows[0], "kind", "locarno") == ["design", ["01-01"]]
    assert all(edges([row], "IN_REGION") for row in rows)


def test_days_are_read_in_the_order_of_their_column(shared: Path) -> None:
    rows = sample(shared, "03-google-day-first.csv")
    assert not [remark for row in rows for remark in row.remarks]
    found = next(row for row in rows if patent(row).id == "WO2021017372A1")
    assert said(found, "priority_date", "filed", "published") == ["2019-08-01", "2019-12-14", "2021-02-04"]


def test_publications_are_no_applications(shared: Path) -> None:
    rows = sample(shared, "04-derwent-list.csv")
    assert patent(rows[0]).id == "JP2020007234A"
    assert not [row for row in rows if said(row, "application") != [None]]
    assert not nodes(rows, "Enterprise", "Organization")


def test_western_bytes_are_not_chinese_and_several_publications_are_several(shared: Path) -> None:
    rows = sample(shared, "05-espacenet-2015-cr.csv")
    assert [patent(row).id for row in rows[:2]] == ["CA93181S", "KR20010107868A"]
    assert said(rows[2], "publications") == [["CA2731260A1", "CA2731260C"]]
    assert said(rows[1], "priority", "priority_date", "published") == [
        ["KR20010069326"],
        "2001-11-05",
        "2001-12-07",
    ]
    assert all(node.name.isascii() for node in nodes(rows, "Enterprise", "Organization"))


def test_a_lens_id_is_no_number(shared: Path) -> None:
    rows = sample(shared, "06-lens-mojibake.csv")
    assert len(rows) == 22
    # Korean and Polish letters that went through a Western encoding; of the service's years one is another than its day's.
    assert [[remark.column for remark in row.remarks] for row in rows[20:]] == [
        ["Applicants", "Inventors"]
    ] * 2
    assert said(rows[7], "published") == ["1987-12-30"]
    with pytest.raises(InputError, match="Lens ID"):
        sample(shared, "07-lens-short.csv")


def test_nobody_among_the_inventors_is_a_node(shared: Path) -> None:
    for name in ("08-long-personal-names.csv", "05-espacenet-2015-cr.csv", "06-lens-mojibake.csv"):
        for row in sample(shared, name):
            inventors = set(patent(row).properties.get("inventors", ()))  # type: ignore[arg-type]
            assert not inventors & {fact.name for fact in row.facts[1:] if isinstance(fact, Node)}


def test_patsnap_has_titles_holders_and_a_status_that_is_true(shared: Path) -> None:
    rows = sample(shared, "09-patsnap.xlsx")
    assert all(all(said(row, "title", "abstract")) for row in rows)
    told = {patent(row).properties.get("legal_status"): patent(row).properties["status"] for row in rows}
    assert (told["授权"], told["未缴年费"]) == ("live", "lapsed")
    assert {status(word) for word in ("避免重复授权", "避重授权", "PCT指定期满")} == {"lapsed"}


def test_old_workbooks_are_read(shared: Path) -> None:
    first = sample(shared, "10-espacenet-2015.xls")[0]
    assert patent(first).id == "KR20150000637U"
    assert said(first, "published", "filed") == ["2015-02-11", "2013-08-01"]
    rows = sample(shared, "11-patentscope.xls")
    assert said(rows[0], "publication", "application") == ["WO2013142934", "PCTBR2013000094"]
    assert patent(rows[1]).id == "BR102012032807"
    ids = [patent(row).id for row in rows if row.facts]
    assert len(rows) - len(ids) == 3 and not [i for i in ids if i[:2] not in ("WO", "BR", "PC")]
    wips = sample(shared, "12-wips-korea.xls")
    assert "A61K35/28" in patent(wips[1]).properties["ipc"]  # type: ignore[operator]
