"""Legal events of patents from a table: patent, date, kind, both parties, number, amount and term."""

from collections.abc import Iterator
from pathlib import Path

from kg.graph.records import Node, Record, Ref
from kg.lang.messages import Message
from kg.lang.text import Text
from kg.values.days import last_day
from kg.values.patent_numbers import any_number, application_number
from loaders.columns import Column, read_table
from loaders.figures import sum_of
from loaders.kind import Kind
from loaders.known import event_kind, event_label
from loaders.line import Line
from loaders.parties import parties
from loaders.reading import Options, Reading
from loaders.values import day

TEMPLATE = (
    Column("publication", "公开（公告）号", "publication number", "CN202644312U", Text("与申请号至少填一个，多个用分号隔开", "this or the application number, several separated by semicolons"), False,
           ("公开号", "公告号", "授权公告号", "公开公告号", "patent", "patent number", "publication")),
    Column("application", "申请号", "application number", "CN201220249767.4", None, False, ("专利号", "专利申请号", "application")),
    Column("date", "日期", "date", "2016-03-01", None, True, ("事件日期", "生效日", "生效日期", "登记日", "登记日期", "公告日", "备案日期")),
    Column("kind", "类别", "kind", "转让", Text("转让、许可、质押、开放许可等", "transfer, licence, pledge, open licence …"), True,
           ("事件类型", "法律事件", "事件", "类型", "event")),
    Column("giver", "转出方", "giver", "喀什棉纺有限公司", Text("转让人、许可人或出质人，单独成列时各用其名", "assignor, licensor or pledgor"), False,
           ("让与方", "甲方", "原权利人", "变更前权利人", "from")),
    Column("receiver", "转入方", "receiver", "新疆天山棉纺织有限公司", Text("受让人、被许可人或质权人", "assignee, licensee or pledgee"), False,
           ("受让方", "乙方", "现权利人", "变更后权利人", "to")),
    Column("assignor", "转让人", "assignor", "", None, False, ("转让方", "出让人", "出让方")),
    Column("assignee", "受让人", "assignee", ""),
    Column("licensor", "许可人", "licensor", "", None, False, ("许可方",)),
    Column("licensee", "被许可人", "licensee", "", None, False, ("被许可方",)),
    Column("pledgor", "出质人", "pledgor", "", None, False, ("出质方",)),
    Column("pledgee", "质权人", "pledgee", "", None, False, ("质权方", "质押权人")),
    Column("number", "登记号", "number", "2016650000012", Text("备案号、登记号", "number of the record"), False,
           ("备案号", "登记编号", "合同备案号", "质押登记号", "registration number")),
    Column("amount", "金额", "amount", "120", Text("数字，可带单位", "a number, its unit may follow"), False,
           ("合同金额", "成交金额", "转让金额", "许可费", "许可费用", "质押金额", "贷款金额")),
    Column("unit", "单位", "unit", "万元", None, False, ("金额单位", "计量单位")),
    Column("until", "截止日期", "until", "2019-03-01", Text("许可、质押到哪天为止", "the last day of a licence or pledge"), False,
           ("期限", "质押期限", "许可期限", "有效期至", "到期日", "终止日期")),
)  # fmt: skip
# Who gives and who receives, by the kind of event; of other kinds a party has no role that has a name.
_ROLES = {
    "transfer": ("转让人", "受让人"),
    "licence": ("许可人", "被许可人"),
    "open licence": ("许可人", "被许可人"),
    "pledge": ("出质人", "质权人"),
    "release": ("出质人", "质权人"),
}
_NAMED = {
    "assignor": "转让人",
    "assignee": "受让人",
    "licensor": "许可人",
    "licensee": "被许可人",
    "pledgor": "出质人",
    "pledgee": "质权人",
}
_GIVERS = frozenset({"转让人", "许可人", "出质人"})


def read(path: Path, options: Options) -> Reading:
    """The events of the table at `path`.

    Raises:
        InputError: it cannot be opened, or a required column is missing.
    """
    return read_table(path, "events", TEMPLATE, _facts, options.mapping)


def _facts(line: Line) -> Iterator[Record]:
    """An event for each patent of the row: what is pledged or licensed together stands in one."""
    patents = line.each("publication", any_number) or line.each("application", application_number)
    if not patents:
        raise line.rejection("publication", line.text("publication") or "", Message("kinds-no-patent-number"))
    date, kind = line.need("date", day), line.need("kind", event_kind)
    sides = [(role, node) for key, role in _roles(kind).items() for node in parties(line, key)]
    number, amount = line.text("number"), sum_of(line)
    for patent in patents:
        event = line.node(
            "LegalEvent",
            f"{patent}-{date}-{kind}" + (f"-{number}" if number else ""),
            f"{event_label(kind)} {patent}",
            kind=kind,
            date=date,
            number=number,
            amount=amount.value if amount else None,
            unit=(amount.unit or None) if amount else None,
            until=line.given("until", last_day),
            giver=_names(sides, givers=True),
            receiver=_names(sides, givers=False),
        )
        yield event
        yield line.edge("CONCERNS", event.ref, Ref("Patent", patent))
        for role, node in sides:
            yield node
            yield line.edge("PARTY", event.ref, node.ref, role=role)


def _roles(kind: str) -> dict[str, str]:
    """The role of each column of parties in an event of that kind."""
    sides = _ROLES.get(kind)
    return _NAMED if sides is None else {**_NAMED, "giver": sides[0], "receiver": sides[1]}


def _names(sides: list[tuple[str, Node]], *, givers: bool) -> list[str]:
    return [node.name for role, node in sides if (role in _GIVERS) == givers]


KIND = Kind(
    "events",
    Text("法律事件", "legal events"),
    Text("专利的转让、许可、质押等", "transfers, licences, pledges and other events of patents"),
    read,
    TEMPLATE,
    place=15,
)
