"""Regions from text: names and codes by a table of cases, the addresses of the real exports beside the project
against what a person read in them, and every shipped division under its own full path."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from kg.values.regions import (
    COUNTRY,
    ancestors,
    name,
    prefecture_of,
    province_of,
    region_of,
    regions,
    suggest,
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("新疆维吾尔自治区", "650000"),
        ("新疆;65", "650000"),
        ("广东", "440000"),
        ("喀什", "653100"),
        ("喀什市", "653101"),
        ("克州", "653000"),
        ("巴州", "652800"),
        ("新疆昌吉", "652300"),
        ("新疆昌吉市", "652301"),
        ("和布克赛尔县", "654226"),
        ("新疆石河子市", "659001"),
        ("阿拉尔市", "659002"),
        ("兵团第三师图木舒克市", "659003"),
        ("新疆农七师奎屯市", "654003"),
        ("新疆伊犁哈萨克自治州塔城地区塔城市", "654201"),
        ("新疆博州阿拉山口准葛尔路27号", "652702"),
        ("北京市朝阳区", "110105"),
        ("西安", "610100"),
        ("河南", "410000"),
        ("吉林", "220000"),
        ("吉林市", "220200"),
        ("四川江油市", "510781"),
        ("江苏省鼓楼区", "320000"),
        ("东莞市长安镇", "441900"),
        ("香港九龙", "810000"),
        ("中国", COUNTRY),
        ("Kashgar", "653100"),
        ("urumqi", "650100"),
        ("Ürümqi", "650100"),
        ("Hong  Kong", "810000"),
        ("巢湖市", "340181"),
        ("新疆吐鲁番地区吐鲁番市", "650402"),
        ("贵州省毕节地区毕节市", "520502"),
        ("云南省思茅地区思茅市", "530802"),
        ("河北省唐山市丰南市", "130207"),
        ("安徽省巢湖市庐江县", "340124"),
        ("吐鲁番", "650400"),
        ("吐鲁番地区", "650400"),
        ("酒泉地区", "620900"),
        ("涪陵", "500102"),
        ("涪陵市", "500102"),
        ("哲里木盟", "150500"),
        ("锡盟", "152500"),
        ("昭乌达盟", "150400"),
        ("兵团第八师", "659001"),
        ("农八师", "659001"),
        ("新疆生产建设兵团第十四师", "659009"),
        ("新疆维吾尔自治区喀什地区第三师五十一团", "653100"),
        ("新疆維吾爾自治區喀什地區", "653100"),
        ("烏魯木齊", "650100"),
        ("蘇州", "320500"),
        ("乾县", "610424"),
        ("和安县", "653228"),
        ("和康县", "653229"),
        ("Kashi Prefecture, Xinjiang, China", "653100"),
        ("Khotan", "653200"),
        ("某公司驻苏州市代表处", "320500"),
        ("Ili Kazakh Autonomous Prefecture", "654000"),
        ("Shenzhen, Guangdong, P.R. China", "440300"),
    ],
)  # fmt: skip
def test_a_name_or_address_is_found_as_far_as_it_is_certain(text: str, code: str) -> None:
    assert region_of(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("哈密地区", "650500"),
        ("652200", "650500"),
        ("652201", "650502"),
        ("吐鲁番地区", "650400"),
        ("新疆昌吉州米泉市", "650109"),
        ("库车县", "652902"),
        ("襄樊", "420600"),
        ("天津市塘沽区", "120116"),
        ("山东省莱芜市钢城区友谊大街38号", "370117"),
        ("安徽省巢湖市居巢区", "340181"),
        ("安徽省巢湖市", "340181"),
        ("上海市闸北区", "310106"),
    ],
)  # fmt: skip
def test_old_names_and_codes_lead_to_what_they_became(text: str, code: str) -> None:
    assert region_of(text) == code


@pytest.mark.parametrize(
    "text",
    ["鼓楼区", "朝阳区", "朝阳", "北京路", "中山大学", "广安门内大街", "韩国首尔特别市江南区", "某公司驻海淀区代表处", "", "  ", "12345", "999999"],
)  # fmt: skip
def test_what_is_not_certain_is_no_region(text: str) -> None:
    assert region_of(text) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("830011", "650100"),
        ("844000", "650000"),
        ("100083", "110000"),
        ("650102", "650102"),
        ("530022", None),
        ("210008 鼓楼区汉口路", "320000"),
        ("518057 科技园", "440300"),
        ("560001 Bangalore", None),
    ],
)  # fmt: skip
def test_a_postcode_counts_only_where_it_cannot_be_a_code(text: str, code: str | None) -> None:
    assert region_of(text) == code


def test_every_division_is_found_by_its_full_path_and_never_taken_for_another() -> None:
    for region in regions().values():
        above = [c for c in reversed(ancestors(region.code)) if c != COUNTRY]
        assert region_of("".join(regions()[c].name for c in [*above, region.code])) == region.code
        # 巢湖市 is now a county-level city; the prefecture of that name was split among three.
        assert region_of(region.name) in (None, region.code) or region.name == "巢湖市"


def test_levels_and_ancestors() -> None:
    assert ancestors("653121") == ("653100", "650000", COUNTRY)
    assert (province_of("653121"), prefecture_of("653121")) == ("650000", "653100")
    assert (province_of("659001"), prefecture_of("659001")) == ("650000", None)
    assert (province_of("110105"), prefecture_of("110105")) == ("110000", None)
    assert (name("653100"), name("000000"), ancestors("000000")) == ("喀什地区", None, ())


def test_a_typo_is_answered_with_near_names() -> None:
    assert suggest("喀什地曲")[0] == "653100"
    assert suggest("乌鲁木奇")[0] == "650100"
    assert suggest("qwerty") == []


@given(st.one_of(st.text(), st.text("新疆喀什市区县路0123456789大学江南", max_size=30)))
def test_any_text_gives_a_known_code_or_none(text: str) -> None:
    assert region_of(text) is None or region_of(text) in regions()
    assert all(code in regions() for code in suggest(text))


def test_the_addresses_of_the_cnipr_export(shared: Path) -> None:
    book = load_workbook(shared / "samples/patents/cnipr-export.xlsx", read_only=True)
    header, *rows = book.worksheets[0].iter_rows(values_only=True)
    addresses = [str(row[header.index("地址")]) for row in rows if row[header.index("地址")]]
    book.close()
    missed = [a for a in addresses if region_of(a) is None]
    assert all("澳大利亚" in a for a in missed), missed
    # The postcode was not used for these, so it is a second opinion.
    for address in addresses:
        found, posted = region_of(address), region_of(address[:6] + " 中")
        if found is not None and posted is not None:
            assert province_of(found) == province_of(posted), address
            assert str(name(str(province_of(found))))[:2] in address


def test_the_addresses_of_the_enterprises(shared: Path) -> None:
    with (shared / "samples/enterprises/xinjiang-enterprises.csv").open(encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        found = region_of(row["注册地址"])
        assert found is not None, row["注册地址"]
        # A second opinion: the column 地区 names the prefecture or the city.
        assert region_of("新疆" + row["地区"]) in (found, *ancestors(found), "654300"), row["注册地址"]
