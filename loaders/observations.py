"""Observed values of indicators from a table: indicator, region, period, value, unit."""

from collections.abc import Iterator
from pathlib import Path

from kg.graph.records import Record, Ref
from kg.lang.messages import Message
from kg.lang.text import Text
from loaders.columns import Column, read_table
from loaders.kind import Kind
from loaders.known import region, terms
from loaders.line import Line
from loaders.reading import Options, Reading
from loaders.values import number, period, plain

TEMPLATE = (
    Column("indicator", "指标", "indicator", "每万人口发明专利拥有量", Text("名称或标识", "name or id"), True, ("指标名称",)),
    Column("region", "地区", "region", "新疆", Text("名称或 GB/T 2260 代码", "name or code"), True, ("区域", "所在地区", "region code")),
    Column("period", "时期", "period", "2015", Text("例如 2015、2017-H1、2011-2015", "such as 2015, 2017-H1 or 2011-2015"), True, ("年份", "年度", "时间", "year")),
    Column("value", "数值", "value", "1.5", Text("不带单位的数", "a number without its unit"), True, ("值", "观测值", "数据")),
    Column("unit", "单位", "unit", "件", None, False, ("计量单位",)),
    Column("qualifier", "限定", "qualifier", "about", Text("约、近、超过、不低于之一，准确值不填", "about, nearly, over or at least; empty for an exact value")),
    Column("reference", "见于", "reference", "国家统计局公报", Text("哪里发表的", "where it was published"), False, ("出处", "来源", "数据来源", "source")),
    Column("confidence", "可信度", "confidence", "seen", Text("原样保留", "kept as it is"), False, ("核实", "mark")),
)  # fmt: skip


def read(path: Path, options: Options) -> Reading:
    """The observations of the table at `path`.

    Raises:
        InputError: it cannot be opened, or a required column is missing.
    """
    return read_table(path, "observations", TEMPLATE, _facts, options.mapping)


def _facts(line: Line) -> Iterator[Record]:
    """Where two rows give one indicator, region and period different values or references, the graph keeps both as
    claims on one observation."""
    indicator = line.need("indicator", lambda text: terms().fold("indicators", text))
    place, when = line.need("region", region), line.need("period", period)
    value, unit = _value(line)
    label = terms().label("indicators", indicator)
    observation = line.node(
        "Observation",
        f"{indicator}/{place}/{when}",
        f"{label} {value:g} {unit or ''}({when})",
        value=value,
        unit=unit,
        period=when,
        qualifier=line.text("qualifier"),
        reference=line.text("reference"),
        confidence=line.text("confidence"),
    )
    yield observation
    # The indicator may be one that no plan names.
    yield line.node("Indicator", indicator, label, unit=unit)
    yield line.edge("OBSERVES", observation.ref, Ref("Indicator", indicator))
    yield line.edge("IN_REGION", observation.ref, Ref("Region", place))


def _value(line: Line) -> tuple[float, str | None]:
    """The value with its unit; a cell such as 51.98% has its own."""
    unit = line.text("unit")
    percent = plain(line.text("value") or "").endswith("%")
    if percent and unit is not None and plain(unit) != "%":
        raise line.rejection(
            "value", line.text("value") or "", Message("observation-percent-and-unit", unit=unit)
        )
    value = line.need("value", lambda text: number(plain(text).removesuffix("%")))
    return value, "%" if percent else unit


KIND = Kind(
    "observations",
    Text("指标观测值", "observations of indicators"),
    Text("指标在某地某时期的实际数值", "values of indicators in a region and period"),
    read,
    TEMPLATE,
    place=70,
)
