"""Statistics as offices print them, wide and with units in their headings, and the whole of events, funds, pairings and
targets. The tables are made for the tests after the forms of yearbooks, gazettes and breakdowns of indicators."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.graph.records import Edge, Node, Row
from kg.identity.names import own_id
from kg.lang.errors import InputError
from loaders.funds import fund_kind
from loaders.kinds import KINDS
from loaders.reading import Options, Reading
from loaders.targets import bound
from tests.fitting import problems


def read(kind: str, folder: Path, text: str) -> Reading:
    path = folder / "t.csv"
    path.write_text(text, encoding="utf-8")
    return KINDS[kind].reader(path, Options())


def rows(kind: str, folder: Path, text: str) -> list[Row]:
    found = list(read(kind, folder, text).rows)
    assert [problem for row in found for fact in row.facts for problem in problems(fact)] == []
    return found


def own(row: Row) -> Node:
    first = row.facts[0]
    assert isinstance(first, Node), row.remarks
    return first


def ends(row: Row, kind: str) -> list[tuple[str, object]]:
    found = [fact for fact in row.facts if isinstance(fact, Edge) and fact.type == kind]
    return [(edge.end.id, edge.properties.get("role")) for edge in found]


def test_region_by_year_becomes_a_row_for_each_figure(tmp_path: Path) -> None:
    text = "地区,指标,2015年,2016年（件）,2017\n新疆,专利申请量,100,110,120\n喀什地区,专利申请量,7,,9\n"
    reading = read("observations", tmp_path, text)
    found = [own(row) for row in reading.rows]
    assert [(f.properties["period"], f.properties["value"]) for f in found] == [
        ("2015", 100), ("2016", 110), ("2017", 120), ("2015", 7), ("2017", 9),
    ]  # fmt: skip
    assert [f.properties.get("unit") for f in found] == [None, "件", None, None, None]
    assert any("2017" in told and "3" in told for told in map(str, reading.told))


def test_an_empty_corner_over_regions_is_the_region(tmp_path: Path) -> None:
    found = rows("counts", tmp_path, ",IPC,2015,2016\n喀什地区,A01D,3,4\n和田地区,A01D,1,\n")
    assert [own(row).id for row in found] == [
        "653100/A01D/2015", "653100/A01D/2016", "653200/A01D/2015",
    ]  # fmt: skip
    assert [row.locator for row in found] == ["L2", "L2", "L3"]


def test_measure_and_year_in_one_heading(tmp_path: Path) -> None:
    text = "县市,产品,2022年产量（万吨）,2023年产量（万吨）,2022年种植面积（万亩）\n叶城县,核桃,12.86,13,58\n"
    found = [own(row).properties for row in rows("facts", tmp_path, text)]
    assert [(f["measure"], f["period"], f["value"], f["unit"]) for f in found] == [
        ("产量", "2022", 12.86, "万吨"), ("产量", "2023", 13, "万吨"), ("种植面积", "2022", 58, "万亩"),
    ]  # fmt: skip


def test_regions_as_headings(tmp_path: Path) -> None:
    text = "指标,年份,喀什地区,和田地区,阿克苏地区\n专利授权量,2019,30,12,45\n"
    found = [own(row) for row in rows("observations", tmp_path, text)]
    assert [f.id for f in found] == [f"专利授权量/{code}/2019" for code in ("653100", "653200", "652900")]


def test_a_tall_table_stays_as_it_is_and_one_year_makes_no_series(tmp_path: Path) -> None:
    (row,) = rows("observations", tmp_path, "指标,地区,时期,数值,2015\n增幅,新疆,2016,3,备注\n")
    assert own(row).properties["period"] == "2016"
    with pytest.raises(InputError, match=r"时期|period"):
        read("observations", tmp_path, "指标,地区,2015\n增幅,新疆,3\n")


@given(
    st.lists(st.integers(1985, 2025), min_size=2, max_size=6, unique=True),
    st.lists(st.integers(0, 10**6), min_size=6, max_size=6),
)
def test_wide_and_tall_say_the_same(
    tmp_path_factory: pytest.TempPathFactory, years: list[int], figures: list[int]
) -> None:
    folder = tmp_path_factory.mktemp("wide")
    pairs = list(zip(years, figures, strict=False))
    wide = f"地区,分类号,{','.join(map(str, years))}\n喀什地区,A01D,{','.join(str(n) for _, n in pairs)}\n"
    high = "地区,分类号,时期,件数\n" + "".join(f"喀什地区,A01D,{year},{n}\n" for year, n in pairs)
    assert [own(row).properties for row in rows("counts", folder, wide)] == [
        own(row).properties for row in rows("counts", folder, high)
    ]


def test_a_unit_in_the_heading_is_the_unit_and_never_a_second_one(tmp_path: Path) -> None:
    text = "地区,产品,统计项,数值（万亩）,年份\n叶城县,核桃,面积,58,2020\n叶城县,核桃,面积,58万亩,2021\n叶城县,核桃,面积,58亩,2022\n"
    first, second, third = rows("facts", tmp_path, text)
    assert own(first).properties["unit"] == own(second).properties["unit"] == "万亩"
    assert third.facts == ()


SELLER, BUYER, BANK = "喀什棉纺有限公司", "新疆天山棉纺织有限公司", "中国农业银行股份有限公司喀什分行"


def test_an_event_keeps_both_parties_number_sum_and_term(tmp_path: Path) -> None:
    text = (
        "专利号,登记日,类型,转让人,受让人,出质人,质权人,登记号,金额（万元）,质押期限\n"
        f"CN201220249767.4,2016-03-01,专利权转移,{SELLER},{BUYER},,,,12.5,\n"
        f"CN201220249767.4,2017-03-01,质押,,,{BUYER},{BANK},2017650000012,300万元,2017-03-01至2020-02-28\n"
        f"CN201220249767.4,2020-03-02,质押注销,,,{BUYER},{BANK},2017650000012,,\n"
        f"CN201220249767.4,2021-03-02,转让,李玉泉,{SELLER},,,,,\n"
    )
    sold, pledged, released, by_person = rows("events", tmp_path, text)
    assert ends(sold, "PARTY") == [(own_id(SELLER), "转让人"), (own_id(BUYER), "受让人")]
    assert (own(sold).properties["amount"], own(sold).properties["unit"]) == (12.5, "万元")
    assert own(sold).properties["giver"] == [SELLER]
    assert ends(pledged, "PARTY") == [(own_id(BUYER), "出质人"), (own_id(BANK), "质权人")]
    known = own(pledged).properties
    assert (known["number"], known["amount"], known["until"]) == ("2017650000012", 300, "2020-02-28")
    assert own(released).properties["kind"] == "release"
    assert ends(by_person, "PARTY") == [(own_id(SELLER), "受让人")]
    assert [remark.value for remark in by_person.remarks] == ["李玉泉"]


def test_the_roles_of_unnamed_parties_follow_the_kind(tmp_path: Path) -> None:
    text = f"专利号,日期,类别,让与方,受让方\nCN201220249767.4,2016-03-01,许可,{SELLER},{BUYER}\n"
    (row,) = rows("events", tmp_path, text)
    assert ends(row, "PARTY") == [(own_id(SELLER), "许可人"), (own_id(BUYER), "被许可人")]


def test_a_fund_has_kind_sum_and_year_and_money_of_another_year_is_its_own(tmp_path: Path) -> None:
    text = (
        "资金名称,资金类型,预算金额（万元）,年度\n知识产权质押风险补偿资金,风险补偿,2000,2019\n"
        "知识产权质押风险补偿资金,风险补偿,2500,2020\n某项资金,其他,1亿元,2020\n"
    )
    first, second, other = rows("funds", tmp_path, text)
    assert [own(row).properties.get("kind") for row in (first, second, other)] == [
        "compensation", "compensation", None,
    ]  # fmt: skip
    assert (own(first).properties["amount"], own(first).properties["year"]) == (2000, 2019)
    assert own(second).id == f"{own(first).id}/2020"
    assert [remark.value for remark in other.remarks] == ["1亿元", "其他"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("自治区专项资金", "fund"), ("专利资助", "subsidy"), ("专利保险补贴", "subsidy"), ("风险补偿资金池", "compensation"),
        ("专利保险", "insurance"), ("政府采购", "procurement"), ("知识产权证券化", "securitisation"), ("基金", "fund"),
    ],
)  # fmt: skip
def test_kinds_of_money(text: str, kind: str) -> None:
    assert fund_kind(text) == kind


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2.5", ("=", 2.5, None, "")), ("95%以上", (">=", 95, None, "%")), ("不低于90%", (">=", 90, None, "%")),
        ("不超过5%", ("<=", None, 5, "%")), ("10件以内", ("<=", None, 10, "件")), ("3-5家", ("range", 3, 5, "家")),
        ("约100件", ("~", 100, None, "件")), ("达到1,200件", ("=", 1200, None, "件")), ("全部", ("all", None, None, "")),
    ],
)  # fmt: skip
def test_what_a_target_asks_for(text: str, wanted: tuple[str, float | None, float | None, str]) -> None:
    assert tuple(bound(text)) == wanted


@pytest.mark.parametrize("text", ["5-3家", "若干", "2020年12月"])
def test_what_no_target_asks_for(text: str) -> None:
    with pytest.raises(ValueError, match=r"number|range"):
        bound(text)


def test_targets_are_set_by_a_paper_and_assigned_to_region_and_body(tmp_path: Path) -> None:
    text = (
        "考核指标,地州市,2019年,2020年,责任单位\n专利申请量,喀什地区,500件以上,600件以上,喀什地区市场监督管理局\n"
        "专利申请量,和田地区,200件以上,,张三\n"
    )
    first, second, hotan = rows("targets", tmp_path, text)
    assert [own(row).properties["deadline"] for row in (first, second, hotan)] == [2019, 2020, 2019]
    assert (own(second).properties["operator"], own(second).properties["low"]) == (">=", 600)
    assert [end for end, _ in ends(first, "ASSIGNED_TO")] == ["653100", own_id("喀什地区市场监督管理局")]
    assert [end for end, _ in ends(hotan, "ASSIGNED_TO")] == ["653200"]
    setters = {edge.start.id for edge in first.facts if isinstance(edge, Edge) and edge.type == "SETS"}
    assert setters == {"t.csv"}


def test_an_operator_beside_words_that_say_another_is_no_target(tmp_path: Path) -> None:
    text = "指标,时期,要求,目标值\n专利申请量,2020,不超过,600以上\n专利申请量,2021,不低于,600\n"
    wrong, right = rows("targets", tmp_path, text)
    assert wrong.facts == ()
    assert (own(right).properties["operator"], own(right).properties["low"]) == (">=", 600)


def test_a_pairing_has_days_source_and_a_city_of_the_corps(tmp_path: Path) -> None:
    text = (
        "援助方,受援方,结对县市,兵团师,起始日期,截止日期,来源\n"
        "广东省,喀什地区,疏附县；图木舒克市；和田市,第三师,2010-03-30,2020,会议\n"
    )
    (row,) = rows("pairings", tmp_path, text)
    known = own(row).properties
    assert (known["start"], known["from"], known["end"]) == (2010, "2010-03-30", 2020)
    assert "until" not in known and known["reference"] == "会议" and known["xpcc"] == ["第三师"]
    assert [end for end, _ in ends(row, "COVERS")] == ["653121", "659003"]
    assert [remark.value for remark in row.remarks] == ["和田市"]


def test_every_kind_reads_what_its_own_template_says(tmp_path: Path) -> None:
    for name, kind in KINDS.items():
        if kind.template:
            path = tmp_path / f"{name}.csv"
            with path.open("w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows(
                    [[column.key for column in kind.template], [column.example for column in kind.template]]
                )
            assert all(row.facts for row in kind.reader(path, Options()).rows), name
