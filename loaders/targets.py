"""Targets from a table, such as the breakdown of a plan's indicators by prefecture: indicator, region, period, operator,
value, and who must reach it. The paper that sets them is a policy: that of the row, else the dataset itself."""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from kg.graph.records import Record, Ref
from kg.lang.errors import BadValue
from kg.lang.messages import Message
from kg.lang.text import Text
from kg.values.amounts import amount
from loaders.columns import Column, read_table
from loaders.figures import heading_unit
from loaders.kind import Kind
from loaders.known import region, region_name, terms
from loaders.line import Line
from loaders.parties import parties
from loaders.plan.terms import plain_name
from loaders.reading import Options, Reading
from loaders.values import period, plain

TEMPLATE = (
    Column("indicator", "指标", "indicator", "每万人口发明专利拥有量", Text("名称或标识", "name or id"), True, ("指标名称", "考核指标", "任务指标")),
    Column("region", "地区", "region", "喀什地区", Text("目标下达给的地区", "the region that must reach it"), False, ("区域", "地州市", "承担地区", "region code")),
    Column("period", "时期", "period", "2020", Text("例如 2020、2016-2020", "such as 2020 or 2016-2020"), True, ("年份", "年度", "完成时限", "目标年份", "时限", "year")),
    Column("operator", "要求", "operator", "不低于", Text("不低于、不超过、等于、约；不填则按数值的用词判断", "at least, at most, equal or about; empty: by the words of the value"), False, ("关系", "条件")),
    Column("value", "目标值", "value", "2.5", Text("数字，可带单位和“以上”等", "a number; its unit and words such as \"or more\" may follow"), True, ("数值", "目标", "目标数", "指标值", "值", "target")),
    Column("unit", "单位", "unit", "件", None, False, ("计量单位",)),
    Column("by", "责任单位", "responsible", "喀什地区科学技术局", Text("多个用分号隔开", "several separated by semicolons"), False,
           ("牵头单位", "承担单位", "责任部门", "负责单位", "assigned to", "by whom")),
    Column("policy", "文件", "policy", "2020年指标分解表", Text("下达目标的文件，不填为本表", "the paper that sets it; empty: this table"), False, ("依据", "下达文件", "来源", "source")),
)  # fmt: skip
_AT_LEAST, _AT_MOST = ">=", "<="
_OPERATORS = {
    "=": ("=", "等于", "为", "达到", "equal", "equals"),
    _AT_LEAST: (">=", "≥", ">", "不低于", "不少于", "至少", "以上", "超过", "大于", "高于", "at least"),
    _AT_MOST: (
        "<=",
        "≤",
        "<",
        "不超过",
        "不高于",
        "至多",
        "以内",
        "以下",
        "控制在",
        "小于",
        "低于",
        "at most",
    ),
    "~": ("~", "≈", "约", "左右", "大约", "about"),
}
_BY_WORD = {word: operator for operator, words in _OPERATORS.items() for word in words}
_BY_HEDGE = {"": "=", "about": "~", "nearly": "~", "over": _AT_LEAST, "at least": _AT_LEAST}
_LIMIT = re.compile(r"^(?:<=|≤|<|不超过|不高于|不多于|控制在|低于)\s*|\s*(?:以内|以下|之内)$")
_REACHED = re.compile(r"^(?:达到|达|提高到|增加到|增至|力争)")
_RANGE = re.compile(r"(\d[\d.,]*)\s*(?:-|~|—|–|至|到)\s*(\d[\d.,]*)\s*([^\d\s]*)")
_ALL = frozenset({"全部", "全覆盖", "全", "all"})
_YEAR = re.compile(r"(?:19|20)\d\d")


class _Bound(NamedTuple):
    """What is to be reached: an operator of the ontology, the bounds that it has, and the unit."""

    operator: str
    low: float | None
    high: float | None
    unit: str


def read(path: Path, options: Options) -> Reading:
    """The targets of the table at `path`.

    Raises:
        InputError: it cannot be opened, or a required column is missing.
    """
    return read_table(
        path, "targets", TEMPLATE, partial(_facts, table=options.dataset or path.name), options.mapping
    )


def _facts(line: Line, table: str) -> Iterator[Record]:
    indicator = line.need("indicator", lambda text: terms().fold("indicators", text))
    when, bound = line.need("period", period), _bound(line)
    place = line.read("region", region)
    paper = line.text("policy") or table
    label, unit = (
        terms().label("indicators", indicator),
        line.text("unit") or heading_unit(line, "value") or bound.unit,
    )
    where = region_name(place) if place is not None else ""
    target = line.node(
        "Target",
        "/".join(filter(None, (plain_name(paper), indicator, place, when))),
        f"{where}{label} {line.text('value')}{'' if bound.unit else unit}（{when}）",
        operator=bound.operator,
        low=bound.low,
        high=bound.high,
        unit=unit or None,
        period=when,
        deadline=int(_YEAR.findall(when)[-1]),
        basis="value",
        quote=line.text("value"),
    )
    yield target
    yield line.node("Indicator", indicator, label, unit=unit or None)
    policy = line.node("Policy", plain_name(paper), paper, status="in force")
    yield policy
    yield line.edge("SETS", policy.ref, target.ref)
    yield line.edge("OF_INDICATOR", target.ref, Ref("Indicator", indicator))
    if place is not None:
        yield line.edge("IN_REGION", target.ref, Ref("Region", place))
        yield line.edge("ASSIGNED_TO", target.ref, Ref("Region", place))
    for body in parties(line, "by"):
        yield body
        yield line.edge("ASSIGNED_TO", target.ref, body.ref)


def _bound(line: Line) -> _Bound:
    told = line.read("operator", _operator)
    found = line.need("value", bound)
    if told is None or told == found.operator:
        return found
    if found.operator != "=" or found.low is None:
        reason = Message("kinds-two-operators", one=found.operator, other=told)
        raise line.rejection("operator", line.text("operator") or "", reason)
    return _sided(told, found.low, found.unit)


def bound(text: str) -> _Bound:
    """What a cell asks for: 2.5, 95%以上, 不超过5%, 3-5家, 约100, 全部.

    Raises:
        ValueError: it is no figure.
    """
    even = _REACHED.sub("", plain(text))
    if even.casefold() in _ALL:
        return _Bound("all", None, None, "")
    if match := _RANGE.fullmatch(even):
        low, high = amount(match[1]).value, amount(match[2]).value
        if low > high:
            raise BadValue("kinds-range-reversed")
        return _Bound("range", low, high, match[3])
    bare = _LIMIT.sub("", even)
    found = amount(bare)
    return _sided(_AT_MOST if bare != even else _BY_HEDGE[found.qualifier], found.value, found.unit)


def _sided(operator: str, value: float, unit: str) -> _Bound:
    """A bound with one figure: at most has it above, everything else below."""
    return (
        _Bound(operator, None, value, unit) if operator == _AT_MOST else _Bound(operator, value, None, unit)
    )


def _operator(text: str) -> str:
    found = _BY_WORD.get(plain(text).casefold())
    if found is None:
        raise BadValue("kinds-no-operator")
    return found


KIND = Kind(
    "targets",
    Text("指标目标", "targets"),
    Text(
        "指标在某地某时期要达到的数值，由谁负责",
        "what an indicator must reach in a region and period, and who is responsible",
    ),
    read,
    TEMPLATE,
    place=65,
)
