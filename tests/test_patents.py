"""The patent loader on every real export beside the project: each read whole, and compared with what eyes found in it."""

from collections import Counter
from pathlib import Path

import pytest

from kg.graph.records import Ref, Row
from kg.identity.names import own_id
from loaders.patents.loader import read
from loaders.reading import Options
from tests.fitting import problems
from tests.patent_files import NO_OPTIONS, edges, nodes, patent, rows_of, sample

TAIAN = Options(region="370900")


def at(rows: list[Row], locator: str) -> Row:
    return next(row for row in rows if row.locator == locator)


# file: its format, its rows, and how many of these have a symbol of the IPC
SAMPLES = {
    "cnipr-export.xlsx": ("cnipr", 120, 120),
    "google-patents-search.csv": ("google", 999, 0),
    "lens-export.csv": ("lens", 130, 130),
    "espacenet-selection.csv": ("espacenet", 12, 12),
    "epo-ops-biblio_example.xml": ("epo-ops", 1, 1),
    "epo-ops-biblio_example_2.xml": ("epo-ops", 1, 1),
    "epo-ops-family_input.xml": ("epo-ops", 6, 0),
    "epo-ops-full_cycle_example.xml": ("epo-ops", 2, 2),
    "epo-ops-search_example.xml": ("epo-ops", 15, 0),
    "taian-7384.xlsx": ("plain", 7384, 7244),
    "a01d-gb18030.csv": ("plain", 1472, 0),
}


@pytest.mark.parametrize("name", SAMPLES)
def test_a_real_export_is_recognised_and_loses_no_row(shared: Path, name: str) -> None:
    known, count, with_ipc = SAMPLES[name]
    reading = read(sample(shared, name), NO_OPTIONS)
    rows = list(reading.rows)
    assert any(str(line).startswith(f"format: {known} ") for line in reading.told)
    assert len(rows) == count
    assert [row for row in rows if not row.facts] == []
    assert len({patent(row).id for row in rows}) == count
    assert sum("ipc" in patent(row).properties for row in rows) == with_ipc


@pytest.mark.parametrize("name", SAMPLES)
def test_every_fact_fits_the_ontology(shared: Path, name: str) -> None:
    for row in rows_of(sample(shared, name), TAIAN):
        for fact in row.facts:
            assert not problems(fact), fact
            assert fact.locators == (row.locator,)


def test_cnipr_as_eyes_read_it(shared: Path) -> None:
    rows = rows_of(sample(shared, "cnipr-export.xlsx"))
    first, joint = at(rows, "R2"), at(rows, "R22")
    known = dict(patent(first).properties)
    assert str(known.pop("abstract")).startswith("本实用新型公开了一种钢筋混凝土轨枕，包括轨枕本体")
    assert known == {
        "title": "一种钢筋混凝土轨枕",
        "application": "CN201220249767.4",
        "publication": "CN202644312U",
        "kind_code": "U",
        "kind": "utility model",
        "filed": "2012-05-31",
        "published": "2013-01-02",
        "granted": "2013-01-02",
        "status": "unknown",
        "ipc": ["E01B3/32"],
        "inventors": ["顾国生"],
    }
    firm = Ref("Enterprise", own_id("海安县建莲商品混凝土有限公司"))
    assert [e.start for e in edges([first], "APPLIED_FOR")] == [firm]
    assert edges([first], "LOCATED_IN")[0].end == Ref("Region", "320685")  # 海安县 is 海安市 since 2018
    assert [n.name for n in nodes([joint], "Enterprise", "Organization")] == [
        "中国铁道科学研究院基础设施检测研究所",
        "北京铁科英迈技术有限公司",
    ]
    # The address is the first applicant's.
    assert [e.start.label for e in edges([joint], "LOCATED_IN")] == ["Organization"]
    last = at(rows, "R121")
    assert {e.end.id: e.properties["main"] for e in edges([last], "CLASSIFIED_AS")} == {
        "E01F": True,
        "F21S": False,
        "F21V": False,
        "F21Y": False,
    }


def test_cnipr_regions(shared: Path) -> None:
    rows = rows_of(sample(shared, "cnipr-export.xlsx"))
    assert len(edges(rows, "IN_REGION")) == 119  # of 120 with an address; one is in Australia
    left_out = [remark for row in rows for remark in row.remarks]
    assert [(r.column, r.value) for r in left_out] == [("地址", "澳大利亚昆士兰省阿润德区德曼德大街20号")]
    found = {edge.locators[0]: edge.end.id for edge in edges(rows, "IN_REGION")}
    assert found["R8"] == "370117"  # 莱芜市钢城区, which went into 济南 in 2019
    assert found["R9"] == "430100"  # 长沙市经济技术开发区 is no county
    assert found["R24"] == "310106"  # 闸北区 went into 静安区 in 2015
    assert found["R30"] == "810000"  # 中国香港九龙
    assert {"650109", "411681", "350583", "330105"} <= set(
        found.values()
    )  # 米东, 项城, 南安, 下城 (now 拱墅)


def test_people_are_never_nodes(shared: Path) -> None:
    rows = rows_of(sample(shared, "cnipr-export.xlsx"))
    trio = at(rows, "R119")
    assert patent(trio).properties["individuals"] == ["李念广", "张宗明", "张先锋"]
    assert nodes([trio], "Enterprise", "Organization") == []
    lens = rows_of(sample(shared, "lens-export.csv"))
    people = {name for row in lens for name in patent(row).properties.get("individuals", [])}  # type: ignore[union-attr]
    named = {node.name for node in nodes(lens, "Enterprise", "Organization")}
    assert {"URNOV FYODOR", "JAENISCH RUDOLF", "MINCZUK MICHAL"} <= people
    assert not people & named


def test_taian_with_its_region(shared: Path) -> None:
    rows = rows_of(sample(shared, "taian-7384.xlsx"), TAIAN)
    assert Counter(patent(row).properties["kind"] for row in rows) == {
        "utility model": 5335,
        "invention": 1909,
        "design": 140,
    }
    designs = [row for row in rows if "locarno" in patent(row).properties]
    assert len(designs) == 140
    assert all("ipc" not in patent(row).properties for row in designs)
    assert edges(designs, "CLASSIFIED_AS") == []
    chess = next(row for row in designs if patent(row).id == "CN88300783.5")
    assert (patent(chess).name, patent(chess).properties["locarno"]) == ("十二生肖棋", ["21-01"])
    assert {edge.end.id for edge in edges(rows, "IN_REGION")} == {"370900"}
    assert len(edges(rows, "IN_REGION")) == 7384
    assert patent(rows[0]).id == "CN85102475"  # filed before check digits were printed
    full_width = [row for row in rows if patent(row).id == "CN201510817712.7"]
    assert edges(full_width, "CLASSIFIED_AS")[0].properties == {"main": True}


def test_taian_without_its_region_leaves_it_unknown(shared: Path) -> None:
    assert edges(rows_of(sample(shared, "taian-7384.xlsx")), "IN_REGION") == []


def test_gb18030_with_cells_of_several_lines(shared: Path) -> None:
    rows = rows_of(sample(shared, "a01d-gb18030.csv"))
    assert patent(rows[0]).properties["title"] == "牵引铲式马铃薯收获机"
    mower = next(r for r in rows if "一种割草机可以在装袋模式" in str(patent(r).properties.get("abstract")))
    assert "该可转换的割草机包括一个带有卸料口的刀具外壳" in str(patent(mower).properties["abstract"])
    assert sum("abstract" in patent(row).properties for row in rows) == 1466
    assert {patent(row).properties["kind"] for row in rows} <= {"invention", "utility model"}


def test_google_as_eyes_read_it(shared: Path) -> None:
    rows = rows_of(sample(shared, "google-patents-search.csv"))
    known = patent(at(rows, "L3"))
    assert (known.id, known.name) == ("US11355780B2", "Sulfide solid electrolyte particles")
    assert known.properties["filed"] == "2018-03-08"
    assert known.properties["granted"] == "2022-06-07"
    assert known.properties["priority_date"] == "2017-03-08"
    assert known.properties["inventors"][:2] == ["Futoshi Utsuno", "Toshiaki Tsuno"]  # type: ignore[index]
    # The comma within a name is not the comma between two.
    assert [n.name for n in nodes([at(rows, "L6")], "Enterprise")] == [
        "Idemitsu Kosan Co., Ltd.",
        "Toyota Jidosha Kabushiki Kaisha",
    ]
    assert sum("granted" in patent(row).properties for row in rows) >= 452


def test_lens_as_eyes_read_it(shared: Path) -> None:
    rows = rows_of(sample(shared, "lens-export.csv"))
    assert Counter(patent(row).properties["status"] for row in rows) == {
        "live": 68,
        "lapsed": 40,
        "pending": 22,
    }
    known = patent(at(rows, "L2"))
    assert (known.id, known.properties["application"]) == ("US9833479B2", "US201715458258A")
    assert known.properties["legal_status"] == "ACTIVE"
    assert len(known.properties["family"]) == 6  # type: ignore[arg-type]
    assert known.properties["ipc"][:2] == ["A61K35/28", "A61K35/12"]  # type: ignore[index]
    assert [e.end.id for e in edges([at(rows, "L2")], "OWNS")] == ["US9833479B2"]
    assert all("main" not in e.properties for e in edges([at(rows, "L2")], "CLASSIFIED_AS"))


def test_espacenet_as_eyes_read_it(shared: Path) -> None:
    rows = rows_of(sample(shared, "espacenet-selection.csv"))
    known = patent(rows[0])
    assert (known.id, known.properties["priority_date"]) == ("WO2007091771A1", "2006-02-06")
    assert known.properties["individuals"] == ["KIM JUN-YOUNG"]
    assert [n.name for n in nodes(rows[:1], "Enterprise")] == ["TOP ENG CO LTD"]
    assert patent(rows[1]).properties["ipc"] == ["G02C7/06", "G02C7/02"]


def test_ops_as_eyes_read_it(shared: Path) -> None:
    first, second = rows_of(sample(shared, "epo-ops-full_cycle_example.xml"))
    known = patent(first)
    assert known.name == "Apparatus for manufacturing green bricks for the brick manufacturing industry"
    assert known.properties["citations"] == ["DE3546191A1", "EP0680812A1", "NL9400663A"]
    assert (known.properties["filed"], known.properties["family_id"]) == ("1999-11-08", "19768124")
    assert known.properties["inventors"] == ["KOSMAN WILHELMUS JACOBUS MARIA"]
    assert (patent(second).id, patent(second).properties["granted"]) == ("EP1000000B1", "2003-02-12")
    family = rows_of(sample(shared, "epo-ops-family_input.xml"))
    assert [patent(row).id for row in family][0::5] == ["EP1000000A1", "US6093011A"]
    assert [row.locator for row in family] == ["P1", "P2", "P3", "P4", "P5", "P6"]
    catheter = patent(rows_of(sample(shared, "epo-ops-biblio_example.xml"))[0])
    assert catheter.properties["ipc"] == ["A61M31/00"]
