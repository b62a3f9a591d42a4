"""Aid pairings from a table: who gives, who receives, which counties and divisions of the Corps, from when to when."""

from collections.abc import Iterator
from pathlib import Path

from kg.graph.records import Record, Ref
from kg.lang.messages import Message
from kg.lang.text import Text
from kg.values.days import last_day
from kg.values.regions import ancestors, region_of
from loaders.columns import Column, read_table
from loaders.kind import Kind
from loaders.known import region, region_name
from loaders.line import Line
from loaders.reading import Options, Reading
from loaders.values import day, year

TEMPLATE = (
    Column("donor", "援助方", "donor", "山东省", Text("19 个援疆省市之一，名称或代码", "name or GB/T 2260 code"), True,
           ("支援方", "援疆省市", "aid unit")),
    Column("recipient", "受援方", "recipient", "喀什地区", Text("地州，名称或代码", "prefecture, name or code"), True,
           ("受援地", "受援地州", "recipient prefecture")),
    Column("counties", "结对县市", "counties", "疏勒县；英吉沙县", Text("多个用分号隔开，不填为全地州其余县市", "several separated by semicolons; empty: what others leave"), False,
           ("受援县市", "recipient detail")),
    Column("xpcc", "兵团师", "divisions of the XPCC", "第三师", Text("一并受援的师，多个用分号隔开", "divisions that it includes"), False, ("受援师", "xpcc")),
    Column("start", "起始年份", "start", "2010", Text("年份或日期", "a year or a day"), True, ("开始年份", "起", "起始日期", "since", "from")),
    Column("end", "截止年份", "end", "2020", Text("仍在结对则不填", "empty while it lasts"), False, ("结束年份", "止", "截止日期", "until", "to")),
    Column("reference", "见于", "reference", "国办文件", Text("据以核实的网页或文件", "where it was seen"), False, ("来源", "出处", "source")),
    Column("confidence", "可信度", "confidence", "seen official", Text("原样保留", "kept as it is"), False, ("核实",)),
    Column("mark", "说明", "mark", "受援方后来改名", Text("引用时须说明的", "what must be said with it"), False, ("备注",)),
    Column("mark_en", "英文说明", "mark in English", "the recipient has another name now"),
)  # fmt: skip


def read(path: Path, options: Options) -> Reading:
    """The pairings of the table at `path`.

    Raises:
        InputError: it cannot be opened, or a required column is missing.
    """
    return read_table(path, "pairings", TEMPLATE, _facts, options.mapping)


def _facts(line: Line) -> Iterator[Record]:
    donor, recipient = line.need("donor", region), line.need("recipient", region)
    start, end = line.need("start", year), line.given("end", _last_year)
    if end is not None and end < start:
        raise line.rejection("end", str(end), Message("kinds-ends-before-start", start=start))
    counties = {name: _county(line, recipient, name) for name in line.each("counties", str)}
    pairing = line.node(
        "AidPairing",
        f"{donor}-{recipient}-{start}",
        f"{region_name(donor)}对口援助{region_name(recipient)}（{start}）",
        start=start,
        end=end,
        **{"from": _day(line, "start")},
        until=_day(line, "end"),
        counties=[name if code is None else region_name(code) for name, code in counties.items()],
        xpcc=line.each("xpcc", str),
        reference=line.text("reference"),
        confidence=line.text("confidence"),
        marks=[mark] if (mark := line.text("mark")) else None,
        marks_en=[mark] if (mark := line.text("mark_en")) else None,
    )
    yield pairing
    yield line.edge("DONOR", pairing.ref, Ref("Region", donor))
    yield line.edge("RECIPIENT", pairing.ref, Ref("Region", recipient))
    for code in filter(None, counties.values()):
        yield line.edge("COVERS", pairing.ref, Ref("Region", code))


def _last_year(text: str) -> int | None:
    """A year, that of a day, or None where a pairing goes on without end (长期)."""
    try:
        return year(text)
    except ValueError:
        if last_day(text) is None:
            return None
        raise


def _day(line: Line, key: str) -> str | None:
    """The day of the cell; None where it names a year alone."""
    try:
        return day(line.text(key) or "")
    except ValueError:
        return None


def _county(line: Line, recipient: str, text: str) -> str | None:
    """The county by its name within the recipient; one that is unknown there (八县一市) stays a name. A city of the Corps
    lies in no prefecture and is one by its full name or code."""
    code = region_of(text if text.isdigit() else region_name(recipient) + text)
    if code is None or recipient not in ancestors(code):
        code = region_of(text)
        if code is None or not code.startswith("6590") or text not in (code, region_name(code)):
            line.leave_out("counties", text, Message("kinds-no-county", recipient=region_name(recipient)))
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
