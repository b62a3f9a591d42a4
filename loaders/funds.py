"""Funds from a table: what kind they are, how much of which year, how far they have come, and what they support."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from kg.graph.records import Record, Ref
from kg.lang.errors import BadValue
from kg.lang.text import Text
from loaders.columns import Column, read_table
from loaders.figures import sum_of
from loaders.kind import Kind
from loaders.known import industry, modality, named, region
from loaders.line import Line
from loaders.reading import Options, Reading
from loaders.values import plain, year
from ontology.model import Concept
from ontology.reader import ontology

TEMPLATE = (
    Column("name", "资金名称", "name", "自治区知识产权专项资金", Text("基金、专项资金、补偿金等", "a fund or other way to pay"), True,
           ("名称", "基金名称", "基金", "项目名称", "fund")),
    Column("kind", "类别", "kind", "基金", Text("基金、补助、风险补偿、保险、政府采购、证券化", "fund, subsidy, compensation, insurance, procurement, securitisation"), False,
           ("类型", "资金类别", "资金类型", "资金性质")),
    Column("modality", "状态", "modality", "已有", Text("已有、建设、探索、研究制订、设立", "exists, build, explore, draft, set up"), False,
           ("语态", "status")),
    Column("amount", "金额", "amount", "2000", Text("数字，可带单位", "a number, its unit may follow"), False,
           ("资金规模", "规模", "资金额度", "额度", "预算", "预算金额", "安排资金", "资金")),
    Column("unit", "单位", "unit", "万元", None, False, ("金额单位", "计量单位")),
    Column("year", "年度", "year", "2019", None, False, ("年份", "预算年度", "安排年度")),
    Column("industries", "支持产业", "industries", "纺织服装；棉花", Text("规划中的产业名称", "industries of the plan"), False, ("产业", "industry")),
    Column("regions", "支持地区", "regions", "喀什地区；南疆四地州", Text("名称或代码", "names or codes"), False, ("地区", "region")),
    Column("tasks", "支持任务", "tasks", "xinjiang-ip-13fyp/三(二)2", Text("任务的标识", "ids of tasks"), False, ("任务", "task")),
    Column("reference", "见于", "reference", "财政厅公告", Text("哪里公布的", "where it was published"), False, ("出处", "来源", "数据来源", "source")),
)  # fmt: skip


def read(path: Path, options: Options) -> Reading:
    """The funds of the table at `path`.

    Raises:
        InputError: it cannot be opened, or has no column of names.
    """
    return read_table(path, "funds", TEMPLATE, partial(_facts, years={}), options.mapping)


def _facts(line: Line, years: dict[str, int | None]) -> Iterator[Record]:
    """`years` holds the year of each fund's first row: money of other years is a thing of its own, `id/year`."""
    id_, name = line.need("name", named)
    of, sum_ = line.read("year", year), sum_of(line)
    if years.setdefault(id_, of) != of and of is not None:
        id_, name = f"{id_}/{of}", f"{name}（{of}）"
    fund = line.node(
        "Fund",
        id_,
        name,
        kind=line.read("kind", fund_kind),
        modality=line.read("modality", modality),
        amount=sum_.value if sum_ else None,
        unit=(sum_.unit or None) if sum_ else None,
        year=of,
        reference=line.text("reference"),
    )
    yield fund
    for slug in line.each("industries", industry):
        yield line.edge("SUPPORTS", fund.ref, Ref("Industry", slug))
    for task in line.each("tasks", str):
        yield line.edge("SUPPORTS", fund.ref, Ref("Task", task))
    for code in line.each("regions", region):
        yield line.edge("COVERS", fund.ref, Ref("Region", code))


def fund_kind(text: str) -> str:
    """One of the kinds of money, from its words.

    Raises:
        BadValue: they name none.
    """
    even = plain(text).casefold()
    kinds = ontology().vocabularies["fund-kinds"].concepts.values()
    named = [kind for kind in kinds if any(word in even for word in _words(kind))]
    if not named:
        raise BadValue("kinds-no-fund-kind")
    return max(named, key=lambda kind: kind.standing or 0).id


def _words(kind: Concept) -> tuple[str, ...]:
    return (kind.label.zh, kind.label.en, *kind.alternatives)


KIND = Kind(
    "funds",
    Text("资金", "funds"),
    Text("资金的类别、金额、年度及其用途", "funds: kind, amount, year and what they pay for"),
    read,
    TEMPLATE,
    place=60,
)
