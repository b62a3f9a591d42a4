"""Numbers, days, classes, status and names of patents: properties over made values, and examples that real exports hold."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.values.days import DateError, day
from kg.values.ipc import classes
from kg.values.patent_numbers import (
    TYPES,
    NumberError,
    application_number,
    check_digit,
    is_grant,
    kind_of,
    publication_number,
)
from loaders.patents.parties import parties
from loaders.patents.status import status
from loaders.patents.texts import clean

OLD = st.tuples(
    st.sampled_from(["89", "96", "99", "00", "03"]), st.sampled_from(sorted(TYPES)), st.integers(0, 99_999)
).map(lambda parts: f"{parts[0]}{parts[1]}{parts[2]:05}")
NEW = st.tuples(st.integers(2003, 2030), st.sampled_from(sorted(TYPES)), st.integers(0, 9_999_999)).map(
    lambda parts: f"{parts[0]}{parts[1]}{parts[2]:07}"
)
WRITTEN = ("CN{0}.{1}", "ZL{0}.{1}", "{0}.{1}", "CN{0}{1}", "cn {0}.{1}", "ＣＮ{0}．{1}", "CN{0}", "CN-{0}-A")


@given(OLD | NEW, st.sampled_from(WRITTEN))
def test_a_chinese_application_has_one_spelling(digits: str, written: str) -> None:
    number = application_number(written.format(digits, check_digit(digits)))
    assert number == f"CN{digits}.{check_digit(digits)}"
    assert application_number(number) == number
    assert kind_of(number, "") == TYPES[digits[2 if len(digits) == 8 else 4]]


@given(OLD | NEW, st.data())
def test_one_wrong_digit_never_passes(digits: str, data: st.DataObject) -> None:
    """The weights are all prime to 11, so the check digit finds every single wrong digit."""
    place = data.draw(st.integers(len(digits) - 5, len(digits) - 1))
    wrong = data.draw(st.sampled_from([d for d in "0123456789" if d != digits[place]]))
    broken = digits[:place] + wrong + digits[place + 1 :]
    with pytest.raises(NumberError, match="check digit"):
        application_number(f"CN{broken}.{check_digit(digits)}")


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("CN201220249767.4", "CN201220249767.4"),
        ("CN96110273.X", "CN96110273.X"),
        ("CN85102475", "CN85102475"),  # no check digit was printed then
        ("CN85102475A", "CN85102475"),
        ("CN198585102475A", "CN85102475"),  # DOCDB
        ("CN 201220249767 U", "CN201220249767.4"),
        ("US 201715458258 A", "US201715458258A"),
        ("PCT/CN2019/078901", "PCTCN2019078901"),
        ("EP99203729A", "EP99203729A"),
    ],
)
def test_applications_as_exports_write_them(written: str, number: str) -> None:
    assert application_number(written) == number


@pytest.mark.parametrize(
    "text", ["", "一种轨枕", "CN2012", "CN201240249767.4", "CN70102475", "12345", "CN199912345678"]
)
def test_what_is_no_application_is_refused(text: str) -> None:
    with pytest.raises(NumberError):
        application_number(text)


@pytest.mark.parametrize(
    ("written", "number", "kind", "grant"),
    [
        ("CN202644312U", "CN202644312U", "utility model", True),
        ("CN 109417194 B", "CN109417194B", "invention", True),
        ("CN104751825A", "CN104751825A", "invention", False),
        ("CN300746231S", "CN300746231S", "design", True),
        ("CN2123456Y", "CN2123456Y", "utility model", True),
        ("US-11355780-B2", "US11355780B2", "invention", True),
        ("US 2023/0067653 A1", "US20230067653A1", "invention", False),
        ("JP-H05123456-A", "JPH05123456A", "invention", False),
        ("JP-5985120-B1", "JP5985120B1", "invention", False),  # granted before it is printed
        ("WO2007091771A1", "WO2007091771A1", "invention", False),
        ("USD912345S1", "USD912345S1", "design", True),
    ],
)
def test_publications_as_exports_write_them(written: str, number: str, kind: str, grant: bool) -> None:
    found = publication_number(written)
    assert (found, kind_of("", found), is_grant(found)) == (number, kind, grant)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_a_day_is_the_same_in_every_style(moment: date) -> None:
    styles = [
        "%Y-%m-%d",
        "%Y.%m.%d",
        "%Y/%m/%d",
        "%Y%m%d",
        "%Y年%m月%d日",
        "%d.%m.%Y",
        "%Y-%m-%d 00:00:00",
        "%d %b %Y",
    ]
    assert {day(moment.strftime(style)) for style in styles} == {moment.isoformat()}
    assert day(f"{moment.year}.{moment.month}.{moment.day}") == moment.isoformat()


@given(st.dates(date(1927, 5, 19), date(2099, 12, 31)))
def test_excels_serial_days_are_read(moment: date) -> None:
    assert day(str((moment - date(1899, 12, 30)) // timedelta(days=1))) == moment.isoformat()


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_slashes_are_read_only_when_they_can_mean_one_day(moment: date) -> None:
    for style in ("%d/%m/%Y", "%m/%d/%Y"):
        text = moment.strftime(style)
        if moment.day > 12 or moment.day == moment.month:
            assert day(text) == moment.isoformat()
        else:
            with pytest.raises(DateError, match="told apart"):
                day(text)


@given(st.text(max_size=12))
def test_any_text_is_a_day_or_none_or_refused(text: str) -> None:
    try:
        found = day(text)
    except DateError:
        return
    assert found is None or date.fromisoformat(found).year in range(1790, 2100)


@pytest.mark.parametrize("text", ["2015-02-30", "20151301", "0001-01-01", "去年", "2015"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(DateError):
        day(text)


def test_a_number_without_a_country_is_chinese_only_when_no_other_office_writes_such() -> None:
    assert application_number("201220249767", "CN") == "CN201220249767.4"
    assert application_number("2012202497674") == "CN201220249767.4"
    assert publication_number("202644312U") == "CN202644312U"
    assert publication_number("9833479", "US") == "US9833479"
    assert application_number("00801234", "CN") == f"CN00801234.{check_digit('00801234')}"
    for canonical, text in ((publication_number, "9833479"), (publication_number, "9833479B2")):
        with pytest.raises(NumberError, match="with its country"):
            canonical(text)
    with pytest.raises(NumberError, match="with its country"):
        application_number("02/123,456")


def test_what_excel_made_of_a_number() -> None:
    assert application_number("'201220249767.4") == "CN201220249767.4"
    with pytest.raises(NumberError, match="Excel"):
        application_number("2.0122E+11")


SYMBOLS = st.tuples(
    st.sampled_from("ABCDEFGH"),
    st.integers(1, 99),
    st.sampled_from("BCDFGHJKLM"),
    st.integers(1, 9999),
    st.integers(0, 9999),
)
SHAPES = (
    "{0}{1:02}{2}{3}/{4:02}",
    "{0}{1:02}{2} {3}/{4:02}",
    "{0}{1:02}{2}{3}/{4:02}(2006.01)I",
    "{0}{1:02}{2}{3}/{4:02}（2006.01）N",
    "{0}{1:02}{2}  {3}/    {4:02}            A I",
)


@given(
    st.lists(st.tuples(SYMBOLS, st.sampled_from(SHAPES)), max_size=6),
    st.sampled_from(["; ", "；", " | ", ",", "、", "\n"]),
)
def test_symbols_are_found_however_they_are_written(
    written: list[tuple[tuple[str, int, str, int, int], str]], between: str
) -> None:
    found = classes(between.join(shape.format(*symbol) for symbol, shape in written))
    wanted = dict.fromkeys("{}{:02}{}{}/{:02}".format(*symbol) for symbol, _ in written)
    assert [symbol.full for symbol in found.ipc] == list(wanted)
    assert all(s.full.startswith(f"{s.group}/") and s.group.startswith(s.subclass) for s in found.ipc)
    assert not found.locarno and not found.unread


def test_locarno_classes_are_never_ipc() -> None:
    found = classes("21-01-C0293;7-05; LOC(9)Cl.14-03；A01D46/08")
    assert found.locarno == ("21-01", "07-05", "14-03")
    assert [symbol.full for symbol in found.ipc] == ["A01D46/08"]
    assert classes("A01D0046080000;A01D;A01D46").ipc[0].full == "A01D46/08"
    assert [s.group for s in classes("A01D0046080000;A01D;A01D46").ipc] == ["A01D46", "", "A01D46"]
    assert classes("Y02E10/50;未分类").unread == ("Y02E10/50", "未分类")


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("ACTIVE",), "live"),
        (("INACTIVE",), "lapsed"),
        (("DISCONTINUED",), "lapsed"),
        (("PENDING",), "pending"),
        (("有效", "授权"), "live"),
        (("", "实质审查的生效"), "pending"),
        (("", "未缴年费专利权终止"), "lapsed"),
        (("失效", "授权"), "lapsed"),
        (("审中", "公开"), "pending"),
        (("", "部分无效"), "live"),
        (("", "专利权的转移"), "unknown"),
        (("", ""), "unknown"),
        (("未授权",), "unknown"),
    ],
)
def test_status_in_the_words_of_services(texts: tuple[str, ...], expected: str) -> None:
    assert status(*texts) == expected


GOOGLE, PLAIN = r",\s+", r"[;；、|\n，]|,(?=\S)|,\s+"


@pytest.mark.parametrize(
    ("cell", "separator", "names"),
    [
        ("Idemitsu Kosan Co., Ltd., Toyota Jidosha Kabushiki Kaisha", GOOGLE, ("Idemitsu Kosan Co., Ltd.", "Toyota Jidosha Kabushiki Kaisha")),
        ("University Of Maryland, College Park, Toyota Motor Corp", GOOGLE, ("University Of Maryland, College Park", "Toyota Motor Corp")),
        ("Valence Technology, Inc.", GOOGLE, ("Valence Technology, Inc.",)),
        ("广东邦普循环科技有限公司, 湖南邦普循环科技有限公司", GOOGLE, ("广东邦普循环科技有限公司", "湖南邦普循环科技有限公司")),
        ("KIM JUN-YOUNG [KR]\nTOP ENG CO LTD [KR]", r"[\n;]", ("KIM JUN-YOUNG", "TOP ENG CO LTD")),
        ("A INC (2017-01-05);;B LLC (2021-01-01)", ";;", ("A INC", "B LLC")),
        ("张三；李四;王五、赵六,张三", PLAIN, ("张三", "李四", "王五", "赵六")),
        ("Hitachi Co.,Ltd.;大连理工大学", PLAIN, ("Hitachi Co., Ltd.", "大连理工大学")),
        (" - ", PLAIN, ()),
    ],
)  # fmt: skip
def test_several_names_in_a_cell(cell: str, separator: str, names: tuple[str, ...]) -> None:
    assert parties(cell, separator) == names


@given(st.text(alphabet="中文ab 1\n\r\t（）", max_size=40))
def test_a_cleaned_text_is_one_line_and_keeps_every_letter(text: str) -> None:
    cleaned = clean(text)
    assert re.sub(r"\s", "", cleaned) == re.sub(r"\s", "", text)
    assert not re.search(r"[\r\n\t]", cleaned) and clean(cleaned) == cleaned


def test_lines_that_break_between_chinese_letters_join_without_a_space() -> None:
    assert clean("割草机包括\n一个带有卸料口\n的外壳") == "割草机包括一个带有卸料口的外壳"
    assert clean("a lens\nfor the eye") == "a lens for the eye"


def test_the_century_of_a_short_year_is_that_of_the_years_beside_it() -> None:
    assert day("30/12/87", "day first", 1986) == "1987-12-30"
    assert day("04/03/98", "day first", 1995) == "1998-03-04"
    assert day("12/04/84", "day first", 2003) == "1984-04-12"
    assert day("25/04/13", "day first", 1920) == "1913-04-25"
