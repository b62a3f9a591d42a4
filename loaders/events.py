"""Legal events of patents from a table: patent, date, kind."""

from collections.abc import Iterator
from pathlib import Path

from kg.graph.records import Record, Ref
from kg.lang.text import Text
from kg.values.patent_numbers import application_number, publication_number
from loaders.columns import Column, read_table
from loaders.kind import Kind
from loaders.known import event_kind, event_label
from loaders.line import Line
from loaders.reading import Options, Reading
from loaders.values import day

TEMPLATE = (
    Column("publication", "公开（公告）号", "publication number", "CN202644312U", "与申请号至少填一个，多个用分号隔开 this or the application number, several parted by semicolons", False,
           ("公开号", "公告号", "授权公告号", "公开公告号", "patent", "patent number", "publication")),
    Column("application", "申请号", "application number", "CN201220249767.4", "", False, ("专利号", "专利申请号", "application")),
    Column("date", "日期", "date", "2016-03-01", "", True, ("事件日期", "生效日", "生效日期", "登记日", "公告日")),
    Column("kind", "类别", "kind", "转让", "转让、许可、质押、开放许可等 transfer, licence, pledge, open licence …", True,
           ("事件类型", "法律事件", "事件", "类型", "event")),
)  # fmt: skip


def read(path: Path, _: Options) -> Reading:
    """The events of the table at `path`.

    Raises:
        InputError: it cannot be opened, or a required column is missing.
    """
    return read_table(path, "events", TEMPLATE, _facts)


def _facts(line: Line) -> Iterator[Record]:
    """An event for each patent of the row: what is pledged or licensed together stands in one."""
    patents = line.each("publication", _any_number) or line.each("application", application_number)
    if not patents:
        reason = "公开号、申请号都没有 neither a publication nor an application number"
        raise line.rejection("publication", line.text("publication") or "", reason)
    date, kind = line.need("date", day), line.need("kind", event_kind)
    for patent in patents:
        event = line.node(
            "LegalEvent", f"{patent}-{date}-{kind}", f"{event_label(kind)} {patent}", kind=kind, date=date
        )
        yield event
        yield line.edge("CONCERNS", event.ref, Ref("Patent", patent))


def _any_number(text: str) -> str:
    """A publication number; people put application numbers in its column too."""
    try:
        return application_number(text) if "." in text else publication_number(text)
    except ValueError:
        return application_number(text)


KIND = Kind(
    "events",
    Text("法律事件", "legal events"),
    Text("专利的转让、许可、质押等", "transfers, licences, pledges and other events of patents"),
    read,
    TEMPLATE,
    place=15,
)
