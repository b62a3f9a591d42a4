"""Formats of which no real file was at hand, in files made here by the columns and element paths that are known of
them; mappings, forced formats and regions; XML that hurts.
"""

import json
import tracemalloc
from pathlib import Path

import openpyxl
import psutil
import pytest
from lxml import etree

from kg.graph.records import Ref
from kg.identity.names import own_id
from kg.lang.errors import InputError, UsageError
from loaders.patents.formats import fields, formats
from loaders.patents.groups import listed_groups
from loaders.patents.loader import read
from loaders.patents.suggest import suggest
from loaders.patents.xml_files import NAMES as XML_FORMATS
from loaders.reading import Options
from tests.conftest import ROOT
from tests.patent_files import GOOD, HEADER, NO_OPTIONS, edges, nodes, patent, rows_of, table, written

INCOPAT = {
    "标题": "一种采棉机",
    "申请人": "新疆天山农机有限公司",
    "公开(公告)号": "CN104751825B",
    "公开(公告)日": "20231003",
    "申请号": "CN201510163325.6",
    "申请日": "2015.04.08",
    "专利类型": "发明授权",
    "链接到incoPat": "https://example.invalid",
    "IPC主分类": "A01D46/08",
    "IPC": "A01D46/08; A01D46/10; B60K1/00",
    "当前权利人": "新疆绿洲科技有限公司",
    "申请人地址": "844000 新疆维吾尔自治区喀什地区喀什市解放北路1号",
    "申请人省市代码": "新疆; 65",
    "中国申请人地市": "喀什地区",
    "发明人": "张三; 李四",
    "引证专利": "CN201220249767U; US6093011A",
    "简单同族": "CN104751825A; CN104751825B",
    "简单同族ID": "12345",
    "专利有效性": "有效",
    "当前法律状态": "授权",
    "转让执行日": "20190102",
    "转让人": "新疆天山农机有限公司",
    "受让人": "新疆绿洲科技有限公司",
    "质押期限": "20200101-20211231",
    "出质人": "新疆绿洲科技有限公司",
    "质权人": "王五",
    "许可人": "新疆绿洲科技有限公司",
    "合享价值度": "7",
}


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_incopat_made_by_its_columns(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"incopat.{kind}"
    if kind == "csv":
        table(path, list(INCOPAT), list(INCOPAT.values()))
    else:
        book = openpyxl.Workbook()
        for line in (list(INCOPAT), list(INCOPAT.values())):
            book.active.append(line)
        book.save(path)
    reading = read(path, NO_OPTIONS)
    (row,) = reading.rows
    assert any("incopat" in str(line) for line in reading.told)
    known = patent(row).properties
    assert (known["status"], known["legal_status"], known["kind"]) == ("live", "授权", "invention")
    assert (known["filed"], known["granted"]) == ("2015-04-08", "2023-10-03")
    assert known["citations"] == ["CN201220249767U", "US6093011A"]
    assert known["family"] == ["CN104751825A", "CN104751825B"]
    assert {e.end.id: e.properties["main"] for e in edges([row], "CLASSIFIED_AS") if len(e.end.id) == 4} == {
        "A01D": True,
        "B60K": False,
    }
    applicant, holder = (Ref("Enterprise", own_id(INCOPAT[c])) for c in ("申请人", "当前权利人"))
    assert [e.start for e in edges([row], "APPLIED_FOR")] == [applicant]
    assert [e.start for e in edges([row], "OWNS")] == [holder]
    assert {e.end.id for e in edges([row], "IN_REGION")} == {"653101"}  # 喀什市, more exact than the columns
    events = {node.properties["kind"]: node for node in nodes([row], "LegalEvent")}
    assert events["transfer"].id == "CN104751825B-2019-01-02-transfer"
    assert events["transfer"].properties["receiver"] == ["新疆绿洲科技有限公司"]
    assert events["pledge"].properties["date"] == "2020-01-01"
    assert "receiver" not in events["pledge"].properties  # a person
    assert {e.end for e in edges([row], "CONCERNS")} == {patent(row).ref}
    assert [remark.column for remark in row.remarks] == ["许可人"]  # a licence without a day


def test_columns_for_places_go_before_an_address_elsewhere(tmp_path: Path) -> None:
    header = [*HEADER, "省份", "地市", "地址"]
    places = [
        ["新疆; 65", "", "830013 新疆乌鲁木齐市米东区十三户社区"],
        ["新疆", "喀什地区", "某路1号"],
        ["山东省", "泰安市", "北京市海淀区西土城路8号"],
        ["", "", "安徽省池州市贵池工业园区"],
        ["", "", ""],
    ]
    rows = rows_of(
        table(tmp_path / "t.csv", header, *([*GOOD, *place] for place in places)), Options(region="370900")
    )
    assert [edges([row], "IN_REGION")[0].end.id for row in rows] == [
        "650109",
        "653100",
        "370900",
        "341700",
        "370900",
    ]


def test_a_listed_group_gets_an_edge_beside_its_subclass(tmp_path: Path) -> None:
    group = min(listed_groups())
    path = table(tmp_path / "t.csv", ["申请号", "名称", "主分类号"], ["CN201220249767.4", "x", f"{group}/00"])
    (row,) = rows_of(path)
    assert [e.end.id for e in edges([row], "CLASSIFIED_AS")] == [group[:4], group]
    assert all(e.properties == {"main": True} for e in edges([row], "CLASSIFIED_AS"))


# Built by hand from CNIPA's list of element paths; no file of the office was at hand.
CNIPA = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE business:PatentDocumentAndRelated SYSTEM "/DTDS/ExternalStandards/ipphdb-entities.dtd"[]>
<business:PatentDocumentAndRelated xmlns:business="b" xmlns:base="c" country="CN" docNumber="104751825" kind="B">
 <business:BibliographicData>
  <business:PublicationReference><base:DocumentID><base:WIPOST3Code>CN</base:WIPOST3Code>
   <base:DocNumber>104751825</base:DocNumber><base:Kind>B</base:Kind><base:Date>20231003</base:Date>
  </base:DocumentID></business:PublicationReference>
  <business:ApplicationReference applType="10" dataFormat="standard"><base:DocumentID>
   <base:WIPOST3Code>CN</base:WIPOST3Code><base:DocNumber>102015000163325</base:DocNumber></base:DocumentID>
  </business:ApplicationReference>
  <business:ApplicationReference applType="10" dataFormat="original"><base:DocumentID>
   <base:WIPOST3Code>CN</base:WIPOST3Code><base:DocNumber>201510163325.6</base:DocNumber><base:Date>20150408</base:Date>
  </base:DocumentID></business:ApplicationReference>
  <business:ClassificationIPCRDetails>
   <business:ClassificationIPCR><base:Text>G09G 5/10 (2006.01)</base:Text></business:ClassificationIPCR>
   <business:ClassificationIPCR><base:Text>G06F 3/14 (2006.01)</base:Text></business:ClassificationIPCR>
  </business:ClassificationIPCRDetails>
  <business:InventionTitle>一种显示
   方法</business:InventionTitle>
  <business:Parties>
   <business:ApplicantDetails><business:Applicant><base:AddressBook><base:Name>恒银金融科技股份有限公司</base:Name>
    <base:Address><base:Province>天津市</base:Province><base:City>市辖区</base:City><base:County>滨海新区</base:County>
    <base:PostCode>300308</base:PostCode><base:Text>300308 天津市滨海新区西八道30号</base:Text></base:Address>
   </base:AddressBook></business:Applicant></business:ApplicantDetails>
   <business:InventorDetails><business:Inventor><base:AddressBook><base:Name>张三</base:Name></base:AddressBook></business:Inventor>
   <business:Inventor><base:AddressBook><base:Name>李四</base:Name></base:AddressBook></business:Inventor></business:InventorDetails>
   <business:AssigneeDetails><business:Assignee><base:AddressBook><base:Name>恒银金融科技股份有限公司</base:Name></base:AddressBook></business:Assignee></business:AssigneeDetails>
  </business:Parties>
 </business:BibliographicData>
 <business:Abstract><base:Paragraphs>本发明公开一种方法。&alpha;</base:Paragraphs></business:Abstract>
</business:PatentDocumentAndRelated>
"""
OLD_CNIPA = """<?xml version="1.0" encoding="GB2312"?>
<cn-patent-document lang="ZH" country="CN"><cn-bibliographic-data>
 <cn-publication-reference><document-id><country>CN</country><doc-number>1234567</doc-number><kind>C</kind><date>20051228</date></document-id></cn-publication-reference>
 <application-reference><document-id><country>CN</country><doc-number>96110273.X</doc-number><date>19960711</date></document-id></application-reference>
 <classification-ipcr><text>A01D 46/08</text></classification-ipcr>
 <invention-title>作业机械</invention-title>
 <cn-parties><cn-applicants><cn-applicant><addressbook><name>大连理工大学</name><address><text>116024 辽宁省大连市凌工路2号</text></address></addressbook></cn-applicant></cn-applicants></cn-parties>
</cn-bibliographic-data></cn-patent-document>
"""


def test_cnipa_made_by_its_element_paths(tmp_path: Path) -> None:
    (row,) = rows_of(written(tmp_path / "a.xml", CNIPA))
    known = patent(row)
    assert (known.id, known.name) == ("CN104751825B", "一种显示 方法")
    assert known.properties["application"] == "CN201510163325.6"
    assert (known.properties["filed"], known.properties["granted"]) == ("2015-04-08", "2023-10-03")
    assert known.properties["inventors"] == ["张三", "李四"]
    assert {e.end.id: e.properties["main"] for e in edges([row], "CLASSIFIED_AS") if len(e.end.id) == 4} == {
        "G09G": True,
        "G06F": False,
    }
    assert [e.end.id for e in edges([row], "IN_REGION")] == ["120116"]
    assert len(edges([row], "OWNS")) == 1


def test_older_cnipa_made_by_its_element_paths(tmp_path: Path) -> None:
    (row,) = rows_of(written(tmp_path / "a.xml", OLD_CNIPA, "gb2312"))
    assert patent(row).properties["application"] == "CN96110273.X"
    assert patent(row).id == "CN1234567C"
    assert [n.name for n in nodes([row], "Organization")] == ["大连理工大学"]
    assert [e.end.id for e in edges([row], "IN_REGION")] == ["210200"]


def test_patentscope_made_by_its_headings(tmp_path: Path) -> None:
    header = [
        "Application Id",
        "Application Number",
        "Application Date",
        "Country",
        "Title",
        "Abstract",
        "I P C",
    ]
    header += ["Applicants", "Inventors", "Publication Number", "Publication Date"]
    line = [
        "WO2019161234",
        "PCT/CN2019/075123",
        "14.02.2019",
        "WO",
        "COTTON PICKER",
        "A picker.",
        "A01D 46/08; A01D 46/10",
    ]
    line += ["XINJIANG UNIVERSITY", "ZHANG, San; LI, Si", "WO/2019/161234", "29.08.2019"]
    reading = read(table(tmp_path / "t.csv", header, line), NO_OPTIONS)
    (row,) = reading.rows
    assert any("patentscope" in str(text) for text in reading.told)
    known = patent(row)
    assert (known.id, known.properties["application"]) == ("WO2019161234", "PCTCN2019075123")
    assert (known.properties["filed"], known.properties["published"]) == ("2019-02-14", "2019-08-29")
    assert known.properties["ipc"] == ["A01D46/08", "A01D46/10"]
    assert known.properties["inventors"] == ["ZHANG, San", "LI, Si"]


def test_a_table_without_numbers_is_told_the_nearest_column_and_the_way_out(tmp_path: Path) -> None:
    lines = [[f"X-{at}", "轨枕", "甲有限公司", f"2012{at:06}"] for at in range(9)]
    path = table(tmp_path / "t.csv", ["编码", "标题", "申请人", "档案号"], *lines)
    with pytest.raises(InputError, match=r"nearest is “档案号”.*--suggest.*--mapping"):
        read(path, NO_OPTIONS)


def test_a_first_mapping_is_suggested_and_loads_the_table(tmp_path: Path) -> None:
    header = ["序号", "专利申请号码", "专利的名称", "申请时间", "申请企业名称", "备注"]
    path = table(tmp_path / "t.csv", header, ["1", *GOOD[:4], "无"])
    first = suggest(path)
    assert 'application = "专利申请号码"   # guessed' in first
    assert "# not used: 备注" in first
    mapping = written(tmp_path / "m.toml", first)
    for options in (Options(mapping=mapping), NO_OPTIONS):
        (row,) = rows_of(path, options)
        assert (patent(row).id, patent(row).name) == ("CN201220249767.4", "轨枕")
        assert patent(row).properties["filed"] == "2012-05-31"
        assert len(edges([row], "APPLIED_FOR")) == 1


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("separator = ';'", r"\[columns\]"),
        ("[columns]\nnumber = '申请号'", "unknown field number"),
        ("[columns]\napplication = '申请编号'", "is not a heading of the file"),
        ("[columns]\ntitle = '名称'", "no column holds a number"),
        ("separator = '(a+)+$'\n[columns]\napplication = '申请号'", "is a regular expression"),
        ("separator = '[;；|]'\n[columns]\napplication = '申请号'", r'separator = \[";", "；", "\|"\]'),
        ("separator = 3\n[columns]\napplication = '申请号'", "a text or a list of texts"),
        ("[columns", "TOML"),
    ],
)
def test_a_wrong_mapping_is_told(tmp_path: Path, text: str, wrong: str) -> None:
    path = table(tmp_path / "t.csv", HEADER, GOOD)
    with pytest.raises(InputError, match=wrong):
        read(path, Options(mapping=written(tmp_path / "m.toml", text)))


@pytest.mark.parametrize("stated", ["';'", "[';', '/']", "'('", "['；；', ';']"])
def test_a_separator_is_taken_as_it_is_written(tmp_path: Path, stated: str) -> None:
    mark = stated.strip("[]").split(",")[0].strip("'")
    header, row = ["申请号", "名称", "申请人"], [GOOD[0], GOOD[1], f"甲一有限公司{mark}乙二有限公司"]
    path = table(tmp_path / "t.csv", header, row)
    text = f"separator = {stated}\n[columns]\napplication = '申请号'\ntitle = '名称'\napplicants = '申请人'"
    (found,) = rows_of(path, Options(mapping=written(tmp_path / "m.toml", text)))
    assert len(edges([found], "APPLIED_FOR")) == 2


def test_a_format_can_be_forced(tmp_path: Path) -> None:
    path = table(tmp_path / "t.csv", HEADER, GOOD)
    assert any("cnipr" in str(line) for line in read(path, Options(format="cnipr")).told)
    with pytest.raises(InputError, match="no column holds a number"):
        read(path, Options(format="google"))
    with pytest.raises(UsageError, match="plain"):
        read(path, Options(format="excel"))
    with pytest.raises(InputError, match="is no XML"):
        read(path, Options(format="epo-ops"))
    with pytest.raises(InputError, match="is a table"):
        read(written(tmp_path / "a.xml", CNIPA), Options(format="google"))


def test_the_page_on_patent_files_names_every_field_and_format() -> None:
    page = (ROOT / "docs" / "patents.md").read_text("utf-8")
    assert [name for name in (*fields(), *formats(), *XML_FORMATS) if f"`{name}`" not in page] == []


def test_an_unknown_region_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="370900"):
        read(table(tmp_path / "t.csv", HEADER, GOOD), Options(region="999999"))


def test_the_columns_of_every_format_are_fields_that_a_table_of_ones_own_may_have_too() -> None:
    for known in formats().values():
        assert set(known.columns) <= set(formats()["plain"].columns), known.name


LAUGHS = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10 if i else "lol"}">' for i in range(10))
BOMBS = {
    "billion laughs": f"<!DOCTYPE x [{LAUGHS}]><exchange-documents><a>&l9;</a></exchange-documents>",
    "laughs in an attribute": f'<!DOCTYPE x [{LAUGHS}]><exchange-documents a="&l9;"/>',
    "quadratic": f'<!DOCTYPE x [<!ENTITY a "{"A" * 50_000}">]><exchange-documents><b>{"&a;" * 9000}</b></exchange-documents>',
    "a local file": '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><exchange-documents>&a;</exchange-documents>',
    "a parameter entity": '<!DOCTYPE x [<!ENTITY % a SYSTEM "http://127.0.0.1:9/"> %a;]><exchange-documents/>',
    "depth": "<exchange-documents>" + "<a>" * 100_000,
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_with_little_memory(tmp_path: Path, name: str) -> None:
    path = written(tmp_path / "bomb.xml", BOMBS[name])
    tracemalloc.start()
    try:
        with pytest.raises(InputError):
            rows_of(path)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 20_000_000


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (CNIPA[:-60], "cut off"),
        ("<?xml version='1.0'?><feed/>", "unknown root element <feed>"),
        ("<?xml version='1.0'?><exchange-documents/>", "holds no patents"),
        ("<?xml version='1.0'?>", "cut off"),
    ],
)
def test_xml_that_is_broken_or_foreign_is_told(tmp_path: Path, text: str, wrong: str) -> None:
    with pytest.raises(InputError, match=wrong):
        rows_of(written(tmp_path / "a.xml", text))


def test_a_long_xml_takes_the_memory_of_one_document(tmp_path: Path) -> None:
    document = CNIPA[CNIPA.index("<business:Patent") :].replace("&alpha;", "α" * 5000)
    with (tmp_path / "long.xml").open("w", encoding="utf-8") as file:
        file.write("<cn-patent-documents>")
        file.writelines(document for _ in range(3000))
        file.write("</cn-patent-documents>")
    rows = read(tmp_path / "long.xml", NO_OPTIONS).rows
    assert next(rows).locator == "P1"
    before = psutil.Process().memory_info().rss
    assert [row.locator for row in rows] == [f"P{number}" for number in range(2, 3001)]
    # The file is 40 MB, and more as a tree.
    assert psutil.Process().memory_info().rss - before < 20_000_000


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(InputError):
            read(path, NO_OPTIONS)


USPTO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE us-patent-grant SYSTEM "us-patent-grant-v45-2014-04-03.dtd" [ ]>
<us-patent-grant lang="EN" country="US"><us-bibliographic-data-grant>
<publication-reference><document-id><country>US</country><doc-number>{number}</doc-number><kind>{kind}</kind><date>20170103</date></document-id></publication-reference>
<application-reference appl-type="utility"><document-id><country>US</country><doc-number>14123456</doc-number><date>20130415</date></document-id></application-reference>
<priority-claims><priority-claim sequence="01" kind="national"><country>CN</country><doc-number>201210003670</doc-number><date>20120106</date></priority-claim></priority-claims>
<classifications-ipcr><classification-ipcr><section>A</section><class>01</class><subclass>D</subclass><main-group>46</main-group><subgroup>08</subgroup></classification-ipcr></classifications-ipcr>
<invention-title id="t">Cotton picker</invention-title>
<us-references-cited><us-citation><patcit num="1"><document-id><country>US</country><doc-number>2247682</doc-number><kind>A</kind><date>19410700</date></document-id></patcit></us-citation></us-references-cited>
<us-parties><inventors><inventor sequence="001"><addressbook><last-name>Goering</last-name><first-name>Kevin J.</first-name></addressbook></inventor></inventors></us-parties>
<assignees><assignee><addressbook><orgname>Deere &amp; Company</orgname><role>02</role></addressbook></assignee></assignees>
</us-bibliographic-data-grant><abstract id="a"><p>Picks cotton.</p></abstract></us-patent-grant>
"""


def test_a_week_of_the_uspto_is_read_document_by_document(tmp_path: Path) -> None:
    text = USPTO.format(number="09532504", kind="B2") + USPTO.format(number="D0768943", kind="S1")
    path = tmp_path / "ipg170103.xml"
    path.write_text(text, encoding="utf-8")
    rows = list(read(path, NO_OPTIONS).rows)
    first, second = nodes(rows, "Patent")
    assert (first.id, second.id) == ("US9532504B2", "USD768943S1")
    told = first.properties
    assert (told["title"], told["abstract"], told["filed"], told["granted"]) == (
        "Cotton picker", "Picks cotton.", "2013-04-15", "2017-01-03",
    )  # fmt: skip
    assert (told["priority"], told["priority_date"], told["citations"], told["ipc"], told["inventors"]) == (
        ["CN201210003670.X"], "2012-01-06", ["US2247682A"], ["A01D46/08"], ["Kevin J. Goering"],
    )  # fmt: skip
    assert {edge.start.id for edge in edges(rows, "OWNS")} == {own_id("Deere & Company")}


def test_ops_says_the_same_in_json_as_in_xml(shared: Path, tmp_path: Path) -> None:
    for name in (
        "biblio_example",
        "biblio_example_2",
        "family_input",
        "full_cycle_example",
        "search_example",
    ):
        source = shared / "samples" / "patents" / f"epo-ops-{name}.xml"
        path = tmp_path / f"{name}.json"
        root = etree.parse(source).getroot()
        path.write_text(
            json.dumps({f"ops:{etree.QName(root).localname}": badgerfish(root)}), encoding="utf-8"
        )
        expected = [row.facts for row in read(source, NO_OPTIONS).rows]
        assert expected
        assert [row.facts for row in read(path, NO_OPTIONS).rows] == expected, name


def badgerfish(element: etree._Element) -> dict[str, object]:
    """An element as OPS writes it in JSON: a list only where there are several."""
    found: dict[str, object] = {f"@{name}": value for name, value in element.attrib.items()}
    for child in element.iterchildren(tag=etree.Element):
        name, value = f"ops:{etree.QName(child).localname}", badgerfish(child)
        if name in found:
            known = found[name]
            found[name] = [*known, value] if isinstance(known, list) else [known, value]
        else:
            found[name] = value
    if element.text and element.text.strip():
        found["$"] = element.text
    return found


@pytest.mark.parametrize(
    "text",
    [
        '{"ops:world-patent-data": 1}',
        '{"ops:world-patent-data": {"a b": {"$": 1}}}',
        '{"world-patent-data": [[',
    ],
)
def test_json_that_is_no_answer_of_ops_is_refused_with_a_way_out(tmp_path: Path, text: str) -> None:
    path = tmp_path / "ops.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError):
        list(read(path, NO_OPTIONS).rows)
