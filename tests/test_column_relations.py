"""Tables whose headings say nothing: columns are told by what they say of each other. The tables are made up here; the
real exports are those of ../shared/samples/tables, skipped where they are not."""

from pathlib import Path

import pytest

from benchmarks.tables_without_headings import compared
from tests.patent_files import nodes, patent, rows_of, table

_SAME = ("01", "02", "03", "04", "05", "06", "07", "08", "11")
_TITLES = [
    "Drip pipe",
    "Cotton harvester head",
    "Film recovery rake",
    "Walnut cracking drum",
    "Apricot drying tunnel",
    "Silk reeling basin",
]


def _file(path: Path, *columns: list[str]) -> Path:
    return table(path, [f"col{n}" for n in range(len(columns))], *map(list, zip(*columns, strict=True)))


@pytest.mark.parametrize("number", _SAME)
def test_real_exports_give_the_same_facts_without_headings(shared: Path, number: str) -> None:
    path = next((shared / "samples" / "tables").glob(f"{number}-*"))
    assert compared(path).startswith("SAME")


def test_cited_numbers_are_older_and_a_family_names_the_patent_itself(tmp_path: Path) -> None:
    own = [f"US{9_500_000 + 7 * n}B2" for n in range(6)]
    cited = [f"US{5_000_000 + n}A; US{6_100_000 + n}B1" for n in range(6)]
    family = [f"{number}; EP{2_000_000 + n}A1" for n, number in enumerate(own)]
    later = [f"US{10_000_000 + n}B2; US{10_100_000 + n}B1" for n in range(6)]
    for order in ((own, cited, family, later, _TITLES), (later, _TITLES, family, cited, own)):
        row = patent(rows_of(_file(tmp_path / "t.csv", *order))[0])
        assert row.id == "US9500000B2"
        assert row.properties["citations"] == ["US5000000A", "US6100000B1"]
        assert row.properties["family"] == ["US9500000B2", "EP2000000A1"]
        assert "US10000000B2" not in str(row.properties)


def test_an_application_bears_the_year_of_its_filing(tmp_path: Path) -> None:
    office, day = ["KR"] * 6, [f"20{10 + n}-03-0{n + 1}" for n in range(6)]
    number = [f"20{10 + n}-001234{n}" for n in range(6)]
    others = [f"88-771234{n}" for n in range(6)]
    rows = rows_of(_file(tmp_path / "t.csv", office, others, _TITLES, number, day))
    assert [patent(row).properties["application"] for row in rows[:2]] == ["KR20100012340", "KR20110012341"]
    assert patent(rows[0]).properties["filed"] == "2010-03-01"


def test_people_in_two_columns_are_applicants_and_inventors(tmp_path: Path) -> None:
    numbers = [f"BR102017{n:06}A2" for n in range(6)]
    one = [f"Anaro Belte De Corvo {name} Dinas" for name in ("Ela", "Fero", "Gil", "Hano", "Ivo", "Jon")]
    two = [f"{name}, Kela Lomar De Nando Oster Pinto" for name in one]
    rows = rows_of(_file(tmp_path / "t.csv", two, one, numbers, _TITLES))
    assert patent(rows[0]).properties["individuals"] == one[:1]
    assert patent(rows[0]).properties["inventors"] == [one[0], "Kela Lomar De Nando Oster Pinto"]
    assert not nodes(rows, "Enterprise", "Organization")


def test_firms_of_two_times_are_no_inventors(tmp_path: Path) -> None:
    numbers = [f"US{9_500_000 + 7 * n}B2" for n in range(6)]
    firms = [f"{name} Textile Co Ltd" for name in ("Alta", "Bora", "Cima", "Dola", "Era", "Fado")]
    rows = rows_of(_file(tmp_path / "t.csv", firms, numbers, _TITLES, [*firms[:5], "Gala Cotton Inc"]))
    assert not [row for row in rows if patent(row).properties.get("inventors")]


def test_the_main_class_is_one_of_the_classes(tmp_path: Path) -> None:
    numbers = [f"US{9_500_000 + 7 * n}B2" for n in range(6)]
    main = ["A01D46/08", "A01G25/02", "D01B1/08", "A23N5/00", "F26B15/00", "D01B7/04"]
    classes = [f"{symbol} | B08B3/04" for symbol in main]
    for order in ((main, classes), (classes, main)):
        row = rows_of(_file(tmp_path / "t.csv", *order, numbers, _TITLES))[0]
        edges = {fact.end.id: fact.properties for fact in row.facts[1:] if hasattr(fact, "end")}
        assert edges["A01D"] == {"main": True} and edges["B08B"] == {"main": False}
