"""The small tables: each kind's own template, written, filled with the example that it gives itself and read back;
the real tables beside the project; and tables with mistakes, made for each test."""

import csv
from collections import Counter
from pathlib import Path
from typing import Literal

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.graph.records import Edge, Node, Ref, Remark, Row
from kg.identity.names import own_id
from kg.lang.errors import InputError, UsageError
from kg.lang.messages import Message
from kg.lang.text import Text
from loaders import values
from loaders.kinds import KINDS
from loaders.known import industry_class, ipc_class, region
from loaders.reading import Options, Reading
from loaders.templates import write_template
from tests import fitting

# Patents come in the forms of their sources and have no template.
SMALL = [name for name, kind in KINDS.items() if kind.template]


def read(kind: str, path: Path, options: Options | None = None) -> Reading:
    return KINDS[kind].reader(path, options or Options())


def rows(kind: str, path: Path, text: str, options: Options | None = None) -> list[Row]:
    """What is read from a CSV file with that text."""
    path.joinpath("t.csv").write_text(text, encoding="utf-8")
    return list(read(kind, path / "t.csv", options).rows)


def problems(found: list[Row]) -> list[str]:
    return [problem for row in found for fact in row.facts for problem in fitting.problems(fact)]


def edges(row: Row) -> list[tuple[str, str, str]]:
    return [(fact.type, fact.start.id, fact.end.id) for fact in row.facts if isinstance(fact, Edge)]


def own(row: Row) -> Node:
    first = row.facts[0]
    assert isinstance(first, Node)
    return first


FIRM = "91653121MA0000000B"
PATENT = "CN202644312U"
TARGET = "2020年指标分解表/每万人口发明专利拥有量/653100/2020"
# What the example of each template states: its own thing, and its edges.
STATED: dict[str, tuple[Ref, list[tuple[str, str, str]]]] = {
    "enterprises": (
        Ref("Enterprise", FIRM),
        [
            ("LOCATED_IN", FIRM, "653121"),
            ("ACTIVE_IN", FIRM, "1711"),
            ("ACTIVE_IN", FIRM, "textile"),
            ("ACTIVE_IN", FIRM, "cotton"),
        ],
    ),
    "pairings": (
        Ref("AidPairing", "370000-653100-2010"),
        [
            ("DONOR", "370000-653100-2010", "370000"),
            ("RECIPIENT", "370000-653100-2010", "653100"),
            ("COVERS", "370000-653100-2010", "653122"),
            ("COVERS", "370000-653100-2010", "653123"),
        ],
    ),
    "countries": (
        Ref("Country", "KZ"),
        [("PARTY_TO", "KZ", "专利合作条约"), ("PARTY_TO", "KZ", "巴黎公约")],
    ),
    "funds": (
        Ref("Fund", "自治区知识产权专项资金"),
        [
            ("SUPPORTS", "自治区知识产权专项资金", "textile"),
            ("SUPPORTS", "自治区知识产权专项资金", "cotton"),
            ("SUPPORTS", "自治区知识产权专项资金", "xinjiang-ip-13fyp/三(二)2"),
            ("COVERS", "自治区知识产权专项资金", "653100"),
            ("COVERS", "自治区知识产权专项资金", "southern-xinjiang"),
        ],
    ),
    "needs": (
        Ref("Need", "KS-2020-001"),
        [
            ("ASKS", FIRM, "KS-2020-001"),
            ("CONCERNS", "KS-2020-001", "agricultural-machinery"),
            ("CONCERNS", "KS-2020-001", "cotton"),
            ("CONCERNS", "KS-2020-001", "A01B"),
            ("CONCERNS", "KS-2020-001", "653100"),
        ],
    ),
    "observations": (
        Ref("Observation", "每万人口发明专利拥有量/650000/2015"),
        [
            ("OBSERVES", "每万人口发明专利拥有量/650000/2015", "每万人口发明专利拥有量"),
            ("IN_REGION", "每万人口发明专利拥有量/650000/2015", "650000"),
        ],
    ),
    "events": (
        Ref("LegalEvent", f"{PATENT}-2016-03-01-transfer-2016650000012"),
        [
            ("CONCERNS", f"{PATENT}-2016-03-01-transfer-2016650000012", PATENT),
            ("PARTY", f"{PATENT}-2016-03-01-transfer-2016650000012", own_id("喀什棉纺有限公司")),
            ("PARTY", f"{PATENT}-2016-03-01-transfer-2016650000012", own_id("新疆天山棉纺织有限公司")),
        ],
    ),
    "targets": (
        Ref("Target", TARGET),
        [
            ("SETS", "2020年指标分解表", TARGET),
            ("OF_INDICATOR", TARGET, "每万人口发明专利拥有量"),
            ("IN_REGION", TARGET, "653100"),
            ("ASSIGNED_TO", TARGET, "653100"),
            ("ASSIGNED_TO", TARGET, own_id("喀什地区科学技术局")),
        ],
    ),
    "counts": (
        Ref("TechnologyCount", "653100/A01D/2008-2012"),
        [
            ("IN_REGION", "653100/A01D/2008-2012", "653100"),
            ("CLASSIFIED_AS", "653100/A01D/2008-2012", "A01D"),
        ],
    ),
    "industries": (
        Ref("Product", "red-date-slices"),
        [
            ("BROADER", "red-date-slices", "forestry-fruit"),
            ("CLOSE_MATCH", "red-date-slices", "1373"),
            ("USES", "red-date-slices", "A23L19"),
        ],
    ),
    "facts": (
        Ref("LocalFact", "653100/核桃/种植面积/2023/ee65b518"),
        [
            ("IN_REGION", "653100/核桃/种植面积/2023/ee65b518", "653100"),
            ("CONCERNS", "653100/核桃/种植面积/2023/ee65b518", "forestry-fruit"),
            ("CONCERNS", "653100/核桃/种植面积/2023/ee65b518", "walnut"),
        ],
    ),
}


def fill(kind: str, path: Path) -> None:
    """Put the template's own examples into its first row."""
    examples = [column.example for column in KINDS[kind].template]
    if path.suffix == ".csv":
        with path.open("a", encoding="utf-8", newline="") as file:
            csv.writer(file).writerow(examples)
        return
    book = openpyxl.load_workbook(path)
    book.worksheets[0].append(examples)
    book.save(path)


@pytest.mark.parametrize("kind", SMALL)
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_a_template_filled_with_its_examples_states_what_they_say(
    tmp_path: Path, kind: str, language: Literal["zh", "en"], ending: str
) -> None:
    path = tmp_path / f"table{ending}"
    write_template(KINDS[kind].template, path, language)
    assert list(read(kind, path).rows) == [], "an empty template states nothing"
    fill(kind, path)
    reading = read(kind, path)
    (row,) = reading.rows
    assert (own(row).ref, edges(row)) == STATED[kind]
    assert row.remarks == ()
    assert problems([row]) == []
    assert row.locator == ("R2" if ending == ".xlsx" else "L2")
    assert all(fact.locators == (row.locator,) for fact in row.facts)
    assert not any("not used" in str(told) for told in reading.told)


@pytest.mark.parametrize("kind", SMALL)
def test_a_template_explains_each_column_in_both_languages(tmp_path: Path, kind: str) -> None:
    write_template(KINDS[kind].template, tmp_path / "t.xlsx")
    data, notes = openpyxl.load_workbook(tmp_path / "t.xlsx").worksheets
    assert [cell.value for cell in data[1]] == [row[0].value for row in list(notes.rows)[1:]]
    assert [row[1].value for row in list(notes.rows)[1:]] == [column.en for column in KINDS[kind].template]
    assert data.column_dimensions["A"].number_format == "@"


@pytest.mark.parametrize("kind", SMALL)
def test_no_heading_means_two_columns(kind: str) -> None:
    names = Counter(name for column in KINDS[kind].template for name in set(column.spellings))
    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize("kind", SMALL)
def test_a_missing_required_column_is_named_with_the_nearest(tmp_path: Path, kind: str) -> None:
    columns = KINDS[kind].template
    for column in (column for column in columns if column.required):
        headings = [f"{c.en} of it" if c is column else c.en for c in columns]
        path = tmp_path / "t.csv"
        path.write_text(",".join(headings) + "\n", encoding="utf-8")
        with pytest.raises(InputError, match=f"“{column.en} of it”") as refused:
            read(kind, path)
        assert f"“{column.zh}”" in refused.value.text("zh")


def test_a_template_is_written_to_a_new_file_of_a_known_kind(tmp_path: Path) -> None:
    columns = KINDS["counts"].template
    with pytest.raises(UsageError, match="template is an"):
        write_template(columns, tmp_path / "t.txt")
    with pytest.raises(InputError, match="cannot be written"):
        write_template(columns, tmp_path / "none" / "t.csv")
    write_template(columns, tmp_path / "t.csv")
    with pytest.raises(InputError, match="is there already"):
        write_template(columns, tmp_path / "t.csv")


def test_real_firms_have_their_region_as_one_who_knows_the_place_would_say(shared: Path) -> None:
    found = list(read("enterprises", shared / "samples/enterprises/xinjiang-enterprises.csv").rows)
    assert problems(found) == []
    assert not any(row.remarks for row in found)
    places = [end for row in found for type_, _, end in edges(row) if type_ == "LOCATED_IN"]
    assert places == [
        "650103", "659002", "652324", "653122", "652801", "652702", "652801", "650502", "650502", "659005",
        "652301", "652300", "650203", "650200", "652801", "652801", "650104", "652900",
        "654226", "653121",
    ]  # fmt: skip


def test_all_published_counts_are_read(shared: Path) -> None:
    path = shared / "reference/tables/region-technology-counts.csv"
    with path.open(encoding="utf-8") as file:
        wanted = {
            f"{line['region_code']}/{line['ipc']}/{line['period']}": int(line["count"])
            for line in csv.DictReader(file)
        }
    found: dict[str, object] = {}
    total = 0
    rejected: Counter[str] = Counter()
    for row in read("counts", path).rows:
        total += 1
        if row.facts:
            found[own(row).id] = own(row).properties["count"]
        else:
            rejected[row.remarks[0].value] += 1
    # Codes for “counties directly under the province”, which are no place.
    assert rejected == {"429000": 3, "659000": 2}
    assert found == {id_: n for id_, n in wanted.items() if id_[:6] not in rejected}
    assert total == 172_298


def test_published_observations_and_treaties_keep_their_marks(shared: Path) -> None:
    tables = shared / "reference/tables"
    observations = list(read("observations", tables / "observations-seen.csv").rows)
    assert [row.remarks for row in observations] == [()] * 15
    assert {own(row).properties["confidence"] for row in observations} == {"seen in an excerpt"}
    assert own(observations[10]).properties["period"] == "2017-01/2020-03"
    treaties = list(read("countries", tables / "central-asia-treaties.csv").rows)
    assert problems([*observations, *treaties]) == []
    parties = {
        (edge.start.id, edge.end.id): edge.properties
        for row in treaties
        for edge in row.facts
        if isinstance(edge, Edge)
    }
    assert len(parties) == 14
    assert ("UZ", "欧亚专利公约") not in parties
    assert parties["KZ", "专利合作条约"]["confidence"] == "not seen"
    assert parties["KG", "欧亚专利公约"]["since"] == "1995-10-13"
    assert "since" not in parties["TM", "专利合作条约"]
    assert {own(row).name for row in treaties} == {
        "哈萨克斯坦", "吉尔吉斯斯坦", "塔吉克斯坦", "土库曼斯坦", "乌兹别克斯坦",
    }  # fmt: skip


# Each: kind, table, and for each row either what its remarks are or, first, that it is rejected.
MISTAKES: dict[str, tuple[str, str, list[tuple[bool, list[Remark]]]]] = {
    "a wrong check letter": (
        "enterprises",
        "企业名称,信用代码\n天山棉业有限公司,91653121MA0000000C\n",
        [(True, [Remark("信用代码", "91653121MA0000000C", "credit code")])],
    ),
    "a code that Excel rounded": (
        "enterprises",
        "企业名称,信用代码\n天山棉业有限公司,916590022994602000\n",
        [(True, [Remark("信用代码", "916590022994602000", "perhaps Excel")])],
    ),
    "a person": (
        "enterprises",
        "企业名称\n李玉泉\n",
        [(False, [Remark("企业名称", "李玉泉", "may be a person")])],
    ),
    "no letters": (
        "enterprises",
        "企业名称\n***\n",
        [(False, [Remark("企业名称", "***", "neither a letter nor a digit")])],
    ),
    "no name": (
        "enterprises",
        "企业名称,地址\n,新疆喀什地区\nN/A,新疆喀什地区\n",
        [(False, [Remark("企业名称", "", "is empty")])] * 2,
    ),
    "unknown places and industries": (
        "enterprises",
        "企业名称,地区,产业\n天山棉业有限公司,喀什地去,棉花；造梦业\n",
        [(True, [Remark("地区", "喀什地去", "names no region"), Remark("产业", "造梦业", "industry")])],
    ),
    "places of which only the province is understood": (
        "enterprises",
        "企业名称,所在省份,地区\n甲有限公司,新疆,火星区\n乙有限公司,新疆,Kashgor\n丙有限公司,新疆,兵团第三师\n"
        "丁有限公司,,新疆火星区\n戊有限公司,新疆,泰安市\n己有限公司,江苏省,鼓楼区\n",
        [
            (True, [Remark("地区", "火星区", "names no region that is known")]),
            (True, [Remark("地区", "Kashgor", "known; is 喀什地区")]),
            (True, []),
            (True, [Remark("地区", "新疆火星区", "names no region that is known")]),
            (True, [Remark("地区", "泰安市", "does not lie in the province of its row (新疆维吾尔自治区)")]),
            (
                True,
                [Remark("地区", "鼓楼区", "names several regions; write which: 南京市鼓楼区, 徐州市鼓楼区")],
            ),
        ],
    ),
    "two places": (
        "enterprises",
        "企业名称,所在省份,注册地址\n天山棉业有限公司,山东,新疆喀什地区疏附县\n",
        [(True, [Remark("所在省份", "山东", "contradicts")])],
    ),
    "too many cells": (
        "counts",
        "地区,分类号,时期,件数\n653100,A01D,2012,12,000\n653100,A01D,2011,3\n",
        [(False, [Remark("", "653100 | A01D | 2012 | 12 | 000", "the header has")]), (True, [])],
    ),
    "no figures": (
        "counts",
        "地区,分类号,时期,件数\n653100,A01D,2012,约12\n653100,Z99,2012,1\n653100,A01D,当年,1\n653100,A01D,2012,-1\n",
        [
            (False, [Remark("件数", "约12", "no number")]),
            (False, [Remark("分类号", "Z99", "IPC")]),
            (False, [Remark("时期", "当年", "no year")]),
            (False, [Remark("件数", "-1", "whole number")]),
        ],
    ),
    "two figures for one thing": (
        "counts",
        "地区,分类号,时期,件数\n653100,A01D,2012,12\n喀什,A01D,2012年,12\n653100,A01D,2012,13\n",
        [(True, []), (True, []), (False, [Remark("", "喀什地区 A01D 2012", "same as L2")])],
    ),
    "a county elsewhere": (
        "pairings",
        "援助方,受援方,结对县市,起始年份\n浙江省,阿克苏地区,八县一市、皮山县,2010\n",
        [(True, [Remark("结对县市", "八县一市", "No county"), Remark("结对县市", "皮山县", "No county")])],
    ),
    "two values from one source": (
        "observations",
        "指标,地区,时期,数值,来源\n增幅,新疆,2015,3.2,规划\n增幅,新疆,2015,1.78,报纸\n增幅,新疆,2015,1.77,报纸\n",
        [(True, []), (True, []), (False, [Remark("", "增幅 1.77 (2015)", "same as L3")])],
    ),
    "two units": (
        "observations",
        "指标,地区,时期,数值,单位\n有效率,新疆,2015,51.98%,件\n有效率,新疆,2015,51.98%,\n",
        [(False, [Remark("数值", "51.98%", "has a %")]), (True, [])],
    ),
    "an end before the start": (
        "pairings",
        "援助方,受援方,起始年份,截止年份\n山东省,喀什,2010,2009\n",
        [(False, [Remark("截止年份", "2009", "before the start")])],
    ),
    "no country": (
        "countries",
        "国家代码,国家\n哈,哈萨克斯坦\n",
        [(False, [Remark("国家代码", "哈", "ISO")])],
    ),
    "no treaty": (
        "countries",
        "国家代码,国家,条约\nKZ,哈萨克斯坦,《》\n",
        [(True, [Remark("条约", "《》", "no name")])],
    ),
    "a figure beyond all numbers": (
        "observations",
        "指标,地区,时期,数值\n增幅,新疆,2015,1e999\n",
        [(False, [Remark("数值", "1e999", "too large")])],
    ),
    "no patent": (
        "events",
        "公开号,申请号,日期,类别\n,,2016-03-01,转让\n,CN201220249767.5,2016-03-01,转让\n",
        [
            (False, [Remark("公开号", "", "Neither")]),
            (False, [Remark("申请号", "CN201220249767.5", "check digit"), Remark("公开号", "", "Neither")]),
        ],
    ),
    "no such event": (
        "events",
        "公开号,日期,类别\nCN202644312U,2016-13-01,转让\nCN202644312U,2016-03-01,升天\n",
        [(False, [Remark("日期", "2016-13-01", "no day")]), (False, [Remark("类别", "升天", "event")])],
    ),
    "no day": (
        "needs",
        "需求名称,有效期至\n残膜回收机,明年\n",
        [(False, [Remark("有效期至", "明年", "no day")])],
    ),
    "no end": (
        "needs",
        "需求名称,有效期至\n残膜回收机,长期\n采棉机,9999-12-31\n",
        [(True, []), (True, [])],
    ),
    "no end of a licence, and one that cannot be read": (
        "events",
        "公开号,日期,类别,期限\nCN202644312U,2016-03-01,许可,2016-03-01至长期\nCN202644312U,2016-03-01,许可,若干年\n",
        [(True, []), (False, [Remark("期限", "若干年", "no day")])],
    ),
    "no end of a pairing": (
        "pairings",
        "援助方,受援方,起始年份,截止年份\n山东省,喀什,2010,长期\n山东省,喀什,2010,9999-12-31\n",
        [(True, []), (True, [])],
    ),
    "days in other styles": (
        "enterprises",
        "企业名称,成立日期\n甲有限公司,2019年7月\n乙有限公司,2019年\n丙有限公司,2019-07\n丁有限公司,去年七月\n戊有限公司,2019年7月1日\n",
        [
            (True, [Remark("成立日期", "2019年7月", "names a year or a month; add the day")]),
            (True, [Remark("成立日期", "2019年", "names a year or a month; add the day")]),
            (True, [Remark("成立日期", "2019-07", "names a year or a month; add the day")]),
            (True, [Remark("成立日期", "去年七月", "write it as 2015-04-08")]),
            (True, []),
        ],
    ),
    "industries that are near and such as are not": (
        "needs",
        "需求名称,所属产业\n甲,棉纺织业\n乙,节水灌慨\n丙,煤电化工\n",
        [
            (True, [Remark("所属产业", "棉纺织业", "no such industry; is 纺织服装 meant")]),
            (True, [Remark("所属产业", "节水灌慨", "no such industry; is 节水农业 meant")]),
            (True, [Remark("所属产业", "煤电化工", "no such industry; is 煤化工 meant")]),
        ],
    ),
    "neither a need nor an offer": (
        "needs",
        "需求名称,类别\n残膜回收机,求购\n",
        [(True, [Remark("类别", "求购", "offer")])],
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_with_column_value_and_reason(tmp_path: Path, mistake: str) -> None:
    kind, text, expected = MISTAKES[mistake]
    found = rows(kind, tmp_path, text)
    assert [row.locator for row in found] == [f"L{n}" for n in range(2, len(expected) + 2)]
    for row, (kept, remarks) in zip(found, expected, strict=True):
        assert bool(row.facts) == kept
        assert [(r.column, r.value) for r in row.remarks] == [(r.column, r.value) for r in remarks]
        assert all(str(e.reason) in str(r.reason) for r, e in zip(row.remarks, remarks, strict=True))
    assert problems(found) == []


EXAMPLES = [column.example for kind in SMALL for column in KINDS[kind].template]
ODD = [
    "",
    "N/A",
    "***",
    "——",
    "0",
    "-1",
    "1e999",
    "²",
    "٣",
    "2020-02-30",
    "99999999",
    "é",
    "\u200b",
    "；；",
    "=1+1",
    "a" * 300,
    "李玉泉",
    "A",
    "省",
]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.parametrize("kind", SMALL)
@given(data=st.data())
def test_whatever_stands_in_the_cells_rows_are_facts_that_fit_the_ontology_or_are_rejected_with_reasons(
    tmp_path: Path, kind: str, data: st.DataObject
) -> None:
    columns = KINDS[kind].template
    cell = st.one_of(st.sampled_from([*EXAMPLES, *ODD]), st.text(max_size=12))
    table = data.draw(
        st.lists(st.tuples(*[st.one_of(st.just(c.example), cell) for c in columns]), max_size=5)
    )
    path = tmp_path / "t.csv"
    with path.open("w", encoding="utf-8", newline="", errors="replace") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL)
        writer.writerow([c.zh for c in columns])
        writer.writerows([[text.replace("\x00", "") for text in row] for row in table])
    found = list(read(kind, path).rows)
    assert problems(found) == []
    assert all(row.facts or row.remarks for row in found)
    assert all(remark.reason for row in found for remark in row.remarks)


def test_a_firm_without_a_code_has_the_id_of_its_name_and_the_region_that_the_person_gives(
    tmp_path: Path,
) -> None:
    text = "公司名称,成立日期\n天山棉业有限公司,2002年1月6日\n"
    (row,) = rows("enterprises", tmp_path, text, Options(region="653100"))
    assert own(row) == Node(
        "Enterprise", own_id("天山棉业有限公司"), "天山棉业有限公司", ("L2",), {"founded": "2002-01-06"}
    )
    assert edges(row) == [("LOCATED_IN", own(row).id, "653100")]


@pytest.mark.parametrize(
    ("cells", "place"),
    [
        ("喀什,,", "653100"),
        ("653121,,", "653121"),
        (",,91653122734452532A", "653122"),
        ("疏附县,新疆喀什地区解放路1号,", "653121"),
        ("喀什,新疆喀什地区疏附县,91653122734452532A", "653121"),
        (",,916522017344624074", "650502"),
    ],
)
def test_a_firm_lies_where_its_address_its_columns_or_its_code_say_in_that_order(
    tmp_path: Path, cells: str, place: str
) -> None:
    (row,) = rows("enterprises", tmp_path, f"名称,地区,地址,信用代码\n天山棉业有限公司,{cells}\n")
    assert [end for type_, _, end in edges(row) if type_ == "LOCATED_IN"] == [place]


@pytest.mark.parametrize(
    ("province", "region", "place"),
    [
        ("新疆", "火星区", "650000"),
        ("新疆", "兵团第十二师", "650000"),
        ("新疆", "泰安市", "650000"),
        ("", "新疆火星区", "650000"),
        ("新疆", "Kashgar", "653100"),
        ("新疆", "喀什", "653100"),
        ("江苏省", "鼓楼区", "320000"),
        ("新疆", "第三师图木舒克市", "659003"),
        ("新疆", "新疆生产建设兵团", "650000"),
        ("新疆维吾尔自治区", "新疆", "650000"),
        ("新疆", "南疆四地州", "southern-xinjiang"),
    ],
)
def test_the_province_counts_where_the_region_within_it_is_not_understood(
    tmp_path: Path, province: str, region: str, place: str
) -> None:
    (row,) = rows("enterprises", tmp_path, f"名称,所在省份,地区\n天山棉业有限公司,{province},{region}\n")
    assert [end for type_, _, end in edges(row) if type_ == "LOCATED_IN"] == [place]
    understood = region in ("Kashgar", "喀什", "第三师图木舒克市", "新疆生产建设兵团", "新疆", "南疆四地州")
    assert bool(row.remarks) is not understood


def test_a_term_that_is_near_nothing_is_told_without_names_and_of_a_short_list_with_all(
    tmp_path: Path,
) -> None:
    (row,) = rows("needs", tmp_path, "需求名称,所属产业\n甲,印染\n")
    assert [remark.reason for remark in row.remarks] == [
        Message("term-unknown", kind=Text("产业", "industry"))
    ]
    (row,) = rows("events", tmp_path, "公开号,日期,类别\nCN202644312U,2016-03-01,升天\n")
    assert "转让" in str(row.remarks[0].reason) and "质押" in str(row.remarks[0].reason)


def test_headings_are_found_in_any_width_case_and_with_a_unit_behind_them(tmp_path: Path) -> None:
    text = 'REGION_CODE,Ｉｐｃ,Year,件数（件）,备注\n653100,A01G 25/00,2012年,"1,200",x\n'
    path = tmp_path / "t.csv"
    path.write_text(text, encoding="utf-8")
    reading = read("counts", path)
    (row,) = reading.rows
    assert (own(row).id, own(row).properties) == ("653100/A01G25/2012", {"count": 1200, "period": "2012"})
    assert str(reading.told[-1]) == "columns not used: 备注"
    assert (reading.name, reading.total) == ("t", 1)


def test_a_header_is_found_below_notes_that_fill_as_much_as_the_data(tmp_path: Path) -> None:
    text = (
        "2020年技术需求征集表,,,,\n填报单位：科技局,,联系人：,,电话：\n"
        "序号,需求名称,需求内容,所属产业,地区,提出单位,有效期至\n1,残膜回收机,,,喀什\n,,,,\n2,滴灌带,,节水灌溉\n"
    )
    first, second = rows("needs", tmp_path, text)
    assert (own(first).name, first.locator, edges(first)) == (
        "残膜回收机", "L4", [("CONCERNS", own(first).id, "653100")],
    )  # fmt: skip
    assert edges(second) == [("CONCERNS", own(second).id, "water-saving-agriculture")]


def test_a_need_keeps_its_id_and_persons_are_not_recorded(tmp_path: Path) -> None:
    text = "需求,提出单位\n残膜回收机,天山棉业有限公司\n残膜回收机,昆仑农机有限公司\n残膜回收机,李玉泉\n"
    first, second = rows("needs", tmp_path, text), rows("needs", tmp_path, text)
    assert first == second
    assert len({own(row).id for row in first}) == 3
    assert [len(edges(row)) for row in first] == [1, 1, 0]
    assert "no person" in str(first[2].remarks[0].reason)


def test_a_row_is_a_need_unless_it_says_that_it_is_an_offer(tmp_path: Path) -> None:
    found = rows(
        "needs", tmp_path, "名称,类别\n残膜回收机,\n残膜回收机,需求\n残膜回收机,技术供给\n滴灌带,Offer\n"
    )
    assert [own(row).properties["kind"] for row in found] == ["need", "need", "offer", "offer"]
    assert own(found[1]).id == own(found[0]).id != own(found[2]).id


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(value=st.one_of(st.integers(-(10**12), 10**12), st.floats(-1e9, 1e9).map(lambda x: round(x, 4))))
def test_numbers_are_read_as_people_write_them(value: float) -> None:
    for text in (str(value), f"{value:,}", f" {value} "):
        assert values.number(text) == value


@pytest.mark.parametrize(
    "text", ["", ".", "1,2", "1,2345", "nan", "inf", "1.2万", "一百", "1 2", "0x10", "1_000"]
)
def test_what_is_no_number_is_not_made_one(text: str) -> None:
    with pytest.raises(ValueError, match="no number"):
        values.number(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("C1711", "1711"),
        ("1711 棉纺纱加工", "1711"),
        ("a", "A"),
        ("０1", "01"),
        ("011", "011"),
        ("棉纺纱加工", "1711"),
        ("17纺织业", "17"),
        ("纺织业", "17"),
        ("A 农业", "A"),
    ],
)
def test_industry_classes_are_read_with_or_without_their_section_and_title(text: str, code: str) -> None:
    assert industry_class(text) == code


@pytest.mark.parametrize("text", ["IT服务", "A股", "9999", "造梦业", "17111"])
def test_what_is_no_industry_class_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="GB/T 4754"):
        industry_class(text)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2015", "2015"), (" ２０１５年 ", "2015"), ("2015年度", "2015"), ("2015年3月", "2015-03"), ("2017年上半年", "2017-H1"),
        ("2017年第三季度", "2017-Q3"), ("2017年4季度", "2017-Q4"), ("2008年—2012年", "2008-2012"), ("2008~2012", "2008-2012"),
        ("2008至2012年", "2008-2012"), ("2017-01/2020-03", "2017-01/2020-03"), ("“十二五”期间", "2011-2015"), ("十五", "2001-2005"),
        ("十四五", "2021-2025"), ("2017-H1", "2017-H1"),
    ],
)  # fmt: skip
def test_periods_have_one_spelling(text: str, written: str) -> None:
    assert values.period(text) == written
    assert values.period(written) == written


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("A", "A"),
        ("a01", "A01"),
        ("A01G", "A01G"),
        ("A01G 25/00", "A01G25"),
        ("A01D46", "A01D46"),
        ("A01D046/08", "A01D46"),
    ],
)
def test_symbols_of_the_ipc_are_cut_at_the_main_group(text: str, symbol: str) -> None:
    assert ipc_class(text) == symbol


@pytest.mark.parametrize("text", ["", "I01", "A1", "A01GG", "A01/25", "25/00", "A25G1x", "A0125"])
def test_what_is_no_symbol_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="IPC"):
        ipc_class(text)


def test_an_event_of_several_patents_is_one_for_each(tmp_path: Path) -> None:
    text = "专利号,登记日,类型\nZL201220249767.4；201220249771.0,2019年1月2日,专利权质押\n"
    (row,) = rows("events", tmp_path, text)
    assert edges(row) == [
        ("CONCERNS", f"{number}-2019-01-02-pledge", number)
        for number in ("CN201220249767.4", "CN201220249771.0")
    ]
    assert problems([row]) == []


def test_the_page_on_tables_names_each_kind_and_what_it_must_have() -> None:
    page = Path(__file__).parent.parent.joinpath("docs/tables.md").read_text(encoding="utf-8")
    told = {line.split("`")[1]: line for line in page.splitlines() if line.startswith("| `")}
    assert sorted(told) == sorted(SMALL)
    for kind in SMALL:
        template = KINDS[kind].template
        assert [c.zh for c in template if c.required and c.zh not in told[kind]] == []


def test_groups_of_regions_are_regions() -> None:
    assert [region(name) for name in ("南疆", "southern-xinjiang", "西北五省", "新疆", "653100")] == [
        "southern-xinjiang", "southern-xinjiang", "northwest-five", "650000", "653100",
    ]  # fmt: skip


def test_a_list_of_enterprises_keeps_short_names_of_firms_and_leaves_out_what_may_be_a_person(
    tmp_path: Path,
) -> None:
    text = (
        "公司,统一社会信用代码,经营范围\n比亚迪,914403001922038216,\n宁德时代,,\n五粮液,,\n金龙鱼,,粮油\n张三,,\n"
        "阿不都热合曼,,\n沈阳飞机工业(集团)有限公司,,\n沈阳飞机工业（集团）有限公司,,\n合计：8家,,\n审核人：某某,,\n"
    )
    found = rows("enterprises", tmp_path, text)
    assert [bool(row.facts) for row in found] == [True] * 4 + [False] * 2 + [True] * 2
    assert {own(row).label for row in found if row.facts} == {"Enterprise"}
    assert own(found[0]).id == "914403001922038216"
