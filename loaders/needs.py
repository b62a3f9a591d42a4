"""Technology needs and offers from a table: what is asked for or offered, by whom, in which industry, technology and
region, until when."""

from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

from kg.graph.records import Node, Record, Ref
from kg.identity.names import own_id
from kg.lang.errors import BadValue
from kg.lang.text import Text
from kg.values.days import last_day
from loaders.columns import Column, read_table
from loaders.kind import Kind
from loaders.known import credit_code, industry, ipc_class, organisation, region
from loaders.line import Line
from loaders.reading import Options, Reading
from loaders.values import plain

# 64 bits, as for organisations: ids of needs never meet by accident.
ID_BYTES = 8

TEMPLATE = (
    Column("id", "编号", "id", "KS-2020-001", Text("自有编号，可不填", "an own number, may be empty"), False, ("需求编号",)),
    Column("title", "需求名称", "title", "机采棉残膜回收装备", None, True, ("标题", "名称", "需求", "need", "name")),
    Column("kind", "类别", "kind", "需求", Text("需求或供给，不填为需求", "need or offer; empty is a need"), False, ("类型", "供需类别", "type")),
    Column("text", "需求内容", "text", "适合机采棉田的残膜回收机，回收率不低于 90%。", None, False, ("内容", "说明", "description")),
    Column("enterprise", "提出单位", "asked by", "新疆天山棉纺织有限公司", Text("企业全称", "full name of the organisation"), False,
           ("企业名称", "企业", "需求单位", "enterprise", "organization")),
    Column("code", "统一社会信用代码", "credit code", "91653121MA0000000B", None, False, ("信用代码",)),
    Column("industries", "所属产业", "industry", "农业机械；棉花", Text("规划中的产业名称", "industries of the plan"), False, ("产业", "industries")),
    Column("technologies", "技术分类", "technology", "A01B", Text("IPC 小类或大组；供给据此显示在匹配结果旁", "subclass or main group of the IPC; an offer stands beside matches of it"), False, ("IPC", "IPC分类号", "分类号", "technologies")),
    Column("regions", "地区", "region", "喀什地区", Text("名称或代码", "name or code"), False, ("所在地区", "需求地区", "regions")),
    Column("valid_until", "有效期至", "valid until", "2020-12-31", None, False, ("截止日期", "到期日", "until")),
)  # fmt: skip
_KINDS = {
    "需求": "need",
    "技术需求": "need",
    "need": "need",
    "供给": "offer",
    "技术供给": "offer",
    "供应": "offer",
    "offer": "offer",
}


def read(path: Path, options: Options) -> Reading:
    """The needs of the table at `path`.

    Raises:
        InputError: it cannot be opened, or has no column of titles.
    """
    return read_table(path, "needs", TEMPLATE, _facts, options.mapping)


def _facts(line: Line) -> Iterator[Record]:
    title = line.need("title", str)
    asker = _asker(line)
    kind = line.read("kind", _kind) or "need"
    asked = "\n".join((title, line.text("text") or "", asker.id if asker is not None else ""))
    need = line.node(
        "Need",
        line.text("id") or f"{kind}:{blake2b(asked.encode(), digest_size=ID_BYTES).hexdigest()}",
        title,
        title=title,
        kind=kind,
        text=line.text("text"),
        valid_until=line.given("valid_until", last_day),
    )
    yield need
    if asker is not None:
        yield asker
        yield line.edge("ASKS", asker.ref, need.ref)
    for slug in line.each("industries", industry):
        yield line.edge("CONCERNS", need.ref, Ref("Industry", slug))
    for symbol in line.each("technologies", ipc_class):
        yield line.edge("CONCERNS", need.ref, Ref("IpcClass", symbol))
    for code in line.each("regions", region):
        yield line.edge("CONCERNS", need.ref, Ref("Region", code))


def _kind(text: str) -> str:
    """Whether something is needed or offered."""
    found = _KINDS.get(plain(text).casefold())
    if found is None:
        raise BadValue("need-neither-need-nor-offer")
    return found


def _asker(line: Line) -> Node | None:
    """Who asks, by name and perhaps code; a person is not recorded."""
    label, name = line.read("enterprise", organisation), line.text("enterprise")
    code = line.read("code", credit_code)
    return None if label is None or name is None else line.node(label, code or own_id(name), name)


KIND = Kind(
    "needs",
    Text("技术需求与供给", "needs and offers"),
    Text("技术需求与供给", "technologies that are looked for or offered"),
    read,
    TEMPLATE,
    place=30,
)
