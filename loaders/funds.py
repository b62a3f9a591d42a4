"""Funds from a table: what kind they are, how far they have come, and what they support."""

from collections.abc import Iterator
from pathlib import Path

from kg.graph.records import Record, Ref
from kg.lang.text import Text
from loaders.columns import Column, read_table
from loaders.kind import Kind
from loaders.known import industry, modality, named, region
from loaders.line import Line
from loaders.reading import Options, Reading

TEMPLATE = (
    Column("name", "资金名称", "name", "自治区知识产权专项资金", "基金、专项资金、补偿金等 a fund or other way to pay", True,
           ("名称", "基金名称", "基金", "fund")),
    Column("kind", "类别", "kind", "专项资金", "", False, ("类型", "资金类别")),
    Column("modality", "状态", "modality", "已有", "已有、建设、探索、研究制订、设立 exists, build, explore, draft, set up", False,
           ("语态", "status")),
    Column("industries", "支持产业", "industries", "纺织服装；棉花", "规划中的产业名称 industries of the plan", False, ("产业", "industry")),
    Column("regions", "支持地区", "regions", "喀什地区；南疆四地州", "名称或代码 names or codes", False, ("地区", "region")),
    Column("tasks", "支持任务", "tasks", "xinjiang-ip-13fyp/三(二)2", "任务的标识 ids of tasks", False, ("任务", "task")),
)  # fmt: skip


def read(path: Path, _: Options) -> Reading:
    """The funds of the table at `path`.

    Raises:
        InputError: it cannot be opened, or has no column of names.
    """
    return read_table(path, "funds", TEMPLATE, _facts)


def _facts(line: Line) -> Iterator[Record]:
    id_, name = line.need("name", named)
    fund = line.node("Fund", id_, name, kind=line.text("kind"), modality=line.read("modality", modality))
    yield fund
    for slug in line.each("industries", industry):
        yield line.edge("SUPPORTS", fund.ref, Ref("Industry", slug))
    for task in line.each("tasks", str):
        yield line.edge("SUPPORTS", fund.ref, Ref("Task", task))
    for code in line.each("regions", region):
        yield line.edge("COVERS", fund.ref, Ref("Region", code))


KIND = Kind(
    "funds",
    Text("资金", "funds"),
    Text("资金的类别、金额、年度及其用途", "funds: kind, amount, year and what they pay for"),
    read,
    TEMPLATE,
    place=60,
)
