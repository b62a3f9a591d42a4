"""The plan loader on text that nobody chose: Hypothesis makes numerals and quantities with a known value, text of
any characters, and plans put together from the pieces that plans are made of, in any order."""

from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st
from pytest import approx, raises

from kg.lang.errors import InputError
from loaders.plan.coverage import coverage
from loaders.plan.document import parse
from loaders.plan.facts import plan_facts
from loaders.plan.numbers import quantities, quantity
from loaders.plan.text import even, numeral, plan_years
from ontology.reader import ontology
from tests.fitting import problems

DIGITS = "零一二三四五六七八九"
UNITS = (
    "家",
    "件",
    "%",
    "亿元",
    "万人次",
    "个百分点",
    "倍",
    "所",
    "名",
    "万",
    "场次",
    "件次",
    "家次",
    "台套",
    "台(套)",
    "个地州市",
    "万亿美元",
)
# Words before and behind a figure, and what they say.
COMPARATORS = (
    ("", "", "="), ("", "以上", ">="), ("不低于", "", ">="), ("超过", "", ">="), ("≥", "", ">="), ("", "以内", "<="),
    ("不超过", "", "<="), ("", "左右", "~"), ("近", "", "~"), ("约", "", "~"),
)  # fmt: skip
PIECES = (
    "第一篇", "第二章 ", "第三节　", "一、", "二、重点任务", "（一）", "1.", "（2）", "——", "专栏1　", "序号", "指标", "2020年", "抄送：",
    "目录", "到2020年", "“十三五”", "“十三五”期间", "发明专利拥有量", "达到", "提高到", "由", "分别", "年均增长", "培育", "不低于", "控制在",
    "100家", "3-5家", "42%", "1.34件", "以上", "左右", "百分之七", "二○二○年", "和", "、", "，", "。", "；", "的", "《专利条例》", "《", "》", "“",
    "”", "设立", "研究制定", "建设", "运营基金", "服务平台", "公共信息数据库", "领导小组", "合作机制", "人才工程", "新疆", "南疆四地州", "新能源",
    "等", "类", "牵头", "成立", "制定出台了", "贯彻落实", "发展现状", "发展目标", "基本原则", "专利合作条约", "标准", "0", "9" * 400, " ", "　　",
    "\n", "\t", "\n\n",
)  # fmt: skip


def written(number: int) -> str:
    """`number`, 1 to 9999, as it is read aloud: 2015 is 二千零一十五."""
    out, gap = "", False
    for power, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // power % 10
        if digit:
            out += ("零" if gap and out else "") + DIGITS[digit] + unit
        gap = digit == 0
    return out


@given(st.integers(1, 9999))
def test_a_numeral_has_the_value_it_is_written_for(number: int) -> None:
    assert numeral(written(number)) == number
    assert numeral("".join(DIGITS[int(digit)] for digit in str(number))) == number
    assert numeral(written(number).removeprefix("一") if 10 <= number < 20 else written(number)) == number


@given(st.text() | st.text("零一二三四五六七八九十百千○〇两万个"))
def test_what_is_no_numeral_is_refused(text: str) -> None:
    try:
        assert numeral(text) >= 0
    except ValueError:
        powers = ["十百千".index(c) for c in text if c in "十百千"]
        rising = any(a <= b for a, b in pairwise(powers))
        assert rising or not text or not set(text) <= set("零一二三四五六七八九十百千○〇两")


@given(st.text())
def test_text_made_even_is_even(text: str) -> None:
    once = even(text)
    assert even(once) == once
    assert not set("０１２３４５６７８９％") & set(once)


@given(st.integers(1, 9999), st.integers(1, 9999), st.sampled_from(("亿元", "万吨", "公里")))
def test_a_figure_in_numerals_is_read_as_figures(number: int, below: int, unit: str) -> None:
    assert even(f"总量达到{written(number)}{unit}") == f"总量达到{number}{unit}"
    rest = written(below) if below >= 1000 else f"零{written(below)}"
    assert even(f"总量达到{written(number)}亿{rest}万吨") == f"总量达到{number * 10**4 + below}万吨"


THOUSANDS = st.lists(st.integers(0, 9), min_size=3, max_size=3)


def with_words(digits: list[int]) -> str:
    """Thousands, hundreds and tens as people mix them: [2, 5, 0] is 2千5百."""
    return "".join(f"{digit}{word}" for digit, word in zip(digits, "千百十", strict=True) if digit)


@given(
    THOUSANDS.filter(any), THOUSANDS, st.sampled_from(("", "万", "亿")), st.sampled_from(("家", "元", "美元"))
)
def test_a_figure_of_digits_and_words_has_its_value(
    above: list[int], below: list[int], word: str, unit: str
) -> None:
    times = {"": 1, "万": 10**4, "亿": 10**8}[word]
    value = int("".join(map(str, above))) * 10 * times
    text = f"{with_words(above)}{word}"
    if word:
        text, value = text + with_words(below), value + int("".join(map(str, below))) * 10
    found = quantity(even(f"{text}{unit}"))
    kept = found.unit.removesuffix(unit)
    assert found.low * {"": 1, "万": 10**4, "亿": 10**8}[kept] == value


@given(st.integers(1, 10**12), st.sampled_from(",，"), st.booleans())
def test_commas_between_thousands_change_nothing(number: int, comma: str, full_width: bool) -> None:
    grouped = f"{number:,}".replace(",", comma)
    if full_width:
        grouped = grouped.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    assert even(f"总量达到{grouped}件,其中") == f"总量达到{number}件,其中"


@given(st.text("0123456789.,-百千万亿十余多三五元家千瓦第"))
def test_figures_of_any_make_are_even_at_once_and_no_number_is_read_twice(text: str) -> None:
    once = even(text)
    assert even(once) == once
    for found in quantities(once):
        assert not once[: found.start].endswith(("百", "千")) or not once[: found.start - 1][-1:].isdigit()


@given(st.integers(0, 100), st.integers(1, 9))
def test_percentages_in_words_are_figures(whole: int, tenth: int) -> None:
    words = written(whole) if whole else "零"
    assert even(f"百分之{words}") == f"{whole}%"
    assert even(f"百分之{words}点{DIGITS[tenth]}") == f"{whole}.{tenth}%"


@given(
    st.decimals("0.01", "999999", places=2),
    st.sampled_from(UNITS),
    st.sampled_from(COMPARATORS),
    st.booleans(),
)
def test_a_quantity_is_read_back(
    value: object, unit: str, comparator: tuple[str, str, str], full_width: bool
) -> None:
    before, after, operator = comparator
    figure = (
        f"{value}".translate(str.maketrans("0123456789", "０１２３４５６７８９"))
        if full_width
        else f"{value}"
    )
    text = even(f"{before}{figure}{unit}{after}")
    found = quantity(text)
    assert (found.operator, found.unit) == (operator, unit)
    assert found.low == approx(float(str(value)))
    assert [(q.operator, q.low, q.unit) for q in quantities(f"全区企业{text},此后")] == [
        (operator, found.low, unit)
    ]


@given(st.integers(0, 500), st.integers(1, 500), st.sampled_from(UNITS), st.sampled_from("-~—–至到"))
def test_a_range_has_both_ends(low: int, more: int, unit: str, dash: str) -> None:
    found = quantity(f"{low}{dash}{low + more}{unit}")
    assert (found.operator, found.low, found.high, found.unit) == ("range", low, low + more, unit)


@given(st.text() | st.lists(st.sampled_from(PIECES)).map("".join))
def test_quantities_stand_in_the_text_one_after_another(text: str) -> None:
    end = 0
    for found in quantities(text):
        assert end <= found.start < found.end <= len(text)
        assert 0 <= found.low < 1e28
        end = found.end


@given(st.text())
def test_what_is_no_quantity_is_refused(text: str) -> None:
    try:
        quantity(text)
    except InputError:
        return
    assert any(c.isdigit() for c in text)


@given(st.integers(1, 20))
def test_five_year_plans_follow_each_other(number: int) -> None:
    years = plan_years(
        f"第{written(number).removeprefix('一') if number >= 10 else written(number)}个五年规划"
    )
    assert years is not None
    assert years[1] - years[0] == 4
    with raises(ValueError, match="no Chinese numeral"):
        numeral("")


# The first text waits until the ontology is read.
@settings(deadline=None)
@example("第一篇达到" + "9" * 400)  # more digits than a number holds
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join) | st.text(max_size=80))
def test_any_text_is_read_to_facts_that_fit(text: str) -> None:
    document = parse("plan", text.splitlines())
    facts = list(plan_facts(document, ontology()))
    for record in facts:
        assert not problems(record), record
    told = coverage(document, facts, ontology())
    for tally in (told.headings, told.numbers, told.titles, told.quoted):
        assert tally.total == tally.taken + len(tally.left)
