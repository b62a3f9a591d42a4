"""Local facts from a table: what a region grows, makes and employs, product by product, and what aid it was given."""

import re
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from pathlib import Path

from kg.data.tables import table
from kg.graph.records import Record, Ref
from kg.lang.errors import BadValue
from kg.lang.text import Text
from loaders.columns import Column, read_table
from loaders.figures import figure, hedge
from loaders.kind import Kind
from loaders.known import industry, region, region_name, terms
from loaders.line import Line
from loaders.plan.terms import plain_name
from loaders.reading import Options, Reading
from loaders.values import period, plain

# 32 bits: sources of one figure are few.
_DIGEST = 4

TEMPLATE = (
    Column("region", "地区", "region", "喀什地区", Text("名称或代码", "name or code"), True, ("区域", "所在地区", "地州市", "县市", "行政区划", "region code")),
    Column("item", "统计对象", "item", "核桃", Text("产品、产业或事项", "a product, an industry or another matter"), True, ("对象", "产品", "品种", "作物", "项目", "product")),
    Column("industry", "产业", "industry", "林果业", Text("规划中的产业名称，可不填", "industry of the plan, may be empty"), False, ("所属产业", "industries")),
    Column("measure", "统计项", "measure", "种植面积", Text("统计的是什么", "what is measured"), True, ("指标", "统计指标", "指标名称", "indicator")),
    Column("value", "数值", "value", "150", Text("数字，可带单位", "a number, its unit may follow"), True, ("值", "数据", "数量")),
    Column("unit", "单位", "unit", "万亩", None, False, ("计量单位",)),
    Column("period", "时期", "period", "2023", Text("例如 2023、2023-H1；不详则不填", "such as 2023 or 2023-H1; empty where unknown"), False, ("年份", "年度", "时间", "year")),
    Column("status", "性质", "status", "实际", Text("实际或规划（含签约、预计）；不填按统计项的用词", "actual or planned; empty: by the words of the measure"), False, ("状态", "实际或规划")),
    Column("donor", "援助方", "donor", "", Text("援疆项目的援助方，多个用分号隔开", "who gives, where it is aid; several parted by semicolons"), False, ("支援方", "援疆省市")),
    Column("qualifier", "限定", "qualifier", "about", Text("约、近、超过、不低于之一，准确值不填", "about, nearly, over or at least; empty for an exact value")),
    Column("reference", "见于", "reference", "喀什地区统计公报", Text("哪里发表的", "where it was published"), False, ("出处", "来源", "数据来源", "source")),
    Column("confidence", "可信度", "confidence", "seen official", Text("原样保留", "kept as it is"), False, ("核实",)),
    Column("mark", "说明", "mark", "不含兵团", Text("引用时须说明的", "what must be said with it"), False, ("备注", "remark", "note")),
    Column("mark_en", "英文说明", "mark in English", "without the Corps", None, False, ("remark in English",)),
)  # fmt: skip
_ACTUAL = frozenset({"actual", "实际", "实绩", "现有", "完成", "已有"})
_PLANNED = frozenset({"planned", "规划", "计划", "签约", "预计", "在建", "拟建", "目标", "预测"})
# Words of a measure that speak of what is not there yet: 规划年产能, 产量（预计）, 签约投资, 产值（达产）.
_NOT_YET = re.compile("规划|计划|签约|预计|在建|拟建|拟投|达产|目标|协议|预期")
_ASIDE = re.compile(r"[(（](.*?)[)）]")


def read(path: Path, options: Options) -> Reading:
    """The local facts of the table at `path`.

    Raises:
        InputError: it cannot be opened, or a required column is missing.
    """
    return read_table(path, "facts", TEMPLATE, _facts, options.mapping)


def _facts(line: Line) -> Iterator[Record]:
    place = line.need("region", region)
    item, measure = line.need("item", str), line.need("measure", str)
    found, when = figure(line), line.read("period", period)
    fact = line.node(
        "LocalFact",
        "/".join((place, item, measure, when or "", _digest(line.text("reference")))),
        f"{region_name(place)} {item} {measure} {found.value:.10g} {found.unit}{f'({when})' if when else ''}",
        item=item,
        measure=measure,
        value=found.value,
        unit=found.unit or None,
        period=when,
        status=line.read("status", _status) or _status_of(item, measure),
        qualifier=line.read("qualifier", hedge) or found.qualifier or None,
        confidence=line.text("confidence"),
        reference=line.text("reference"),
        marks=_listed(line.text("mark")),
        marks_en=_listed(line.text("mark_en")),
    )
    yield fact
    yield line.edge("IN_REGION", fact.ref, Ref("Region", place))
    for end in _about(line, item):
        yield line.edge("CONCERNS", fact.ref, end)
    for donor in line.each("donor", region):
        yield line.edge("CONCERNS", fact.ref, Ref("Region", donor))


def _about(line: Line, item: str) -> list[Ref]:
    """The industry that the row names, and the product or industry that its item names."""
    found = [Ref("Industry", slug) for slug in line.each("industry", industry)]
    for name in _readings(item):
        if (product := _products().get(plain_name(name))) is not None:
            return [*found, Ref("Product", product)]
        if not found and terms().known("industries", name):
            return [Ref("Industry", terms().fold("industries", name))]
    return found


def _readings(item: str) -> list[str]:
    """What an item may be called: as it is, without what stands in brackets, and that: 新梅（西梅）."""
    return [item, _ASIDE.sub("", item), *_ASIDE.findall(item)]


@cache
def _products() -> dict[str, str]:
    """The ids of the products that come with the program, by their names."""
    found: dict[str, str] = {}
    for _, row in table("products.csv"):
        if row["kind"] != "industry":
            for name in (row["name"], *row["aliases"].split(";")):
                if name:
                    found.setdefault(plain_name(name), row["id"])
    return found


def _status(text: str) -> str:
    even = plain(text).casefold()
    if even in _ACTUAL:
        return "actual"
    if even in _PLANNED:
        return "planned"
    raise BadValue("kinds-neither-actual-nor-planned")


def _status_of(item: str, measure: str) -> str:
    return "planned" if _NOT_YET.search(measure) or _NOT_YET.search(item) else "actual"


def _digest(reference: str | None) -> str:
    return blake2b((reference or "").encode(), digest_size=_DIGEST).hexdigest() if reference else ""


def _listed(text: str | None) -> list[str] | None:
    return None if text is None else [text]


KIND = Kind(
    "facts",
    Text("地方产业数据", "local facts"),
    Text(
        "某地某产品或产业的面积、产量、企业数等，注明实际或规划",
        "what regions grow, make and employ: product or industry, measure, period, value, actual or planned",
    ),
    read,
    TEMPLATE,
    place=75,
)
