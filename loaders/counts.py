"""Published counts of patents by region and class, for regions whose single patents nobody has."""

from collections.abc import Iterator
from pathlib import Path

from kg.graph.records import Record, Ref
from kg.lang.text import Text
from loaders.columns import Column, read_table
from loaders.kind import Kind
from loaders.known import ipc_class, region, region_name
from loaders.line import Line
from loaders.reading import Options, Reading
from loaders.values import count, period

TEMPLATE = (
    Column("region", "地区", "region", "653100", Text("GB/T 2260 代码或名称", "code or name"), True, ("地区代码", "区划代码", "region code")),
    Column("symbol", "分类号", "symbol", "A01D", Text("IPC 小类", "a subclass of the IPC"), True, ("IPC", "IPC分类号", "ipc class", "technology")),
    Column("period", "时期", "period", "2008-2012", Text("年份或起止年", "a year or a span"), True, ("年份", "年度", "year")),
    Column("count", "件数", "count", "12", None, True, ("数量", "专利数", "number")),
)  # fmt: skip


def read(path: Path, options: Options) -> Reading:
    """The counts of the table at `path`.

    Raises:
        InputError: it cannot be opened, or a required column is missing.
    """
    return read_table(path, "counts", TEMPLATE, _facts, options.mapping)


def _facts(line: Line) -> Iterator[Record]:
    place, symbol = line.need("region", region), line.need("symbol", ipc_class)
    when, number = line.need("period", period), line.need("count", count)
    figure = line.node(
        "TechnologyCount",
        f"{place}/{symbol}/{when}",
        f"{region_name(place)} {symbol} {when}",
        count=number,
        period=when,
    )
    yield figure
    yield line.edge("IN_REGION", figure.ref, Ref("Region", place))
    yield line.edge("CLASSIFIED_AS", figure.ref, Ref("IpcClass", symbol))


KIND = Kind(
    "counts",
    Text("专利件数统计", "counts of patents"),
    Text("公布的各地区、各技术类别专利数量", "published counts of patents by region and class"),
    read,
    TEMPLATE,
    place=80,
)
