"""Aid pairings from a table: who gives, who receives, which counties, from when to when."""

from collections.abc import Iterator
from pathlib import Path

from kg.graph.records import Record, Ref
from kg.lang.text import Text
from kg.values.regions import ancestors, region_of
from loaders.columns import Column, read_table
from loaders.kind import Kind
from loaders.known import region, region_name
from loaders.line import Line
from loaders.reading import Options, Reading
from loaders.values import year

TEMPLATE = (
    Column("donor", "援助方", "donor", "山东省", "19 个援疆省市之一，名称或代码 name or GB/T 2260 code", True,
           ("支援方", "援疆省市", "aid unit")),
    Column("recipient", "受援方", "recipient", "喀什地区", "地州，名称或代码 prefecture, name or code", True,
           ("受援地", "受援地州", "recipient prefecture")),
    Column("counties", "结对县市", "counties", "疏勒县；英吉沙县", "多个用分号隔开 several parted by semicolons", False,
           ("受援县市", "recipient detail")),
    Column("start", "起始年份", "start", "2010", "结对从哪年起 the year from which it holds", True, ("开始年份", "起", "since")),
    Column("end", "截止年份", "end", "2020", "仍在结对则不填 empty while it lasts", False, ("结束年份", "止", "until")),
)  # fmt: skip


def read(path: Path, _: Options) -> Reading:
    """The pairings of the table at `path`.

    Raises:
        InputError: it cannot be opened, or a required column is missing.
    """
    return read_table(path, "pairings", TEMPLATE, _facts)


def _facts(line: Line) -> Iterator[Record]:
    donor, recipient = line.need("donor", region), line.need("recipient", region)
    start, end = line.need("start", year), line.read("end", year)
    if end is not None and end < start:
        raise line.rejection("end", str(end), f"早于起始年份 {start} is before the start")
    counties = {name: _county(line, recipient, name) for name in line.each("counties", str)}
    pairing = line.node(
        "AidPairing",
        f"{donor}-{recipient}-{start}",
        f"{region_name(donor)}对口援助{region_name(recipient)}（{start}）",
        start=start,
        end=end,
        counties=[name if code is None else region_name(code) for name, code in counties.items()],
    )
    yield pairing
    yield line.edge("DONOR", pairing.ref, Ref("Region", donor))
    yield line.edge("RECIPIENT", pairing.ref, Ref("Region", recipient))
    for code in filter(None, counties.values()):
        yield line.edge("COVERS", pairing.ref, Ref("Region", code))


def _county(line: Line, recipient: str, name: str) -> str | None:
    """The county by its name within the recipient; one that is unknown there (八县一市) stays a name."""
    code = region_of(name if name.isdigit() else region_name(recipient) + name)
    if code is None or recipient not in ancestors(code):
        line.leave_out(
            "counties", name, "认不出县市，只留名称 no county of the recipient, kept as a name alone"
        )
        return None
    return code


KIND = Kind(
    "pairings",
    Text("援疆结对", "pairings of aid"),
    Text("对口援疆关系：援助方、受援方、县市、起止年份", "who helps whom: donor, recipient, counties, years"),
    read,
    TEMPLATE,
    place=40,
)
