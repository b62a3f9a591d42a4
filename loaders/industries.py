"""Own industries and products from a table: names, the wider industry, the technologies that they use with weight and
reason, the classes of GB/T 4754 close to them. A thing has a row for each IPC class that it uses."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from kg.graph.records import Record, Ref
from kg.lang.errors import BadValue
from kg.lang.messages import Message
from kg.lang.text import Text
from loaders.columns import Column, read_table
from loaders.kind import Kind
from loaders.known import industry_class, ipc_class, terms
from loaders.line import Line
from loaders.plan.terms import plain_name
from loaders.reading import Options, Reading
from loaders.values import plain, weight

TEMPLATE = (
    Column("id", "标识", "id", "red-date-slices", Text("可不填，不填以名称为标识", "may be empty: then the name is the id")),
    Column("kind", "类别", "kind", "产品", Text("产业或产品；不填时有所属产业者为产品", "industry or product; empty is a product where it has a wider industry"), False, ("类型", "type")),
    Column("name", "名称", "name", "红枣片", Text("同一事物的各行名称相同", "the same in all rows of one thing"), True, ("产品", "产品名称", "产业", "产业名称", "product", "industry")),
    Column("name_en", "英文名称", "English name", "Red date slices", None, False, ("英文名",)),
    Column("broader", "所属产业", "wider industry", "林果业", Text("规划中的产业，或本表的产业", "an industry of the plan or of this table"), False, ("上位产业", "broader")),
    Column("aliases", "别名", "aliases", "枣片；大枣片", Text("多个用分号隔开", "several separated by semicolons"), False, ("其他叫法", "又名")),
    Column("symbol", "IPC", "IPC", "A23L19", Text("IPC 小类或大组，一行一个", "a subclass or main group, one a row"), False, ("IPC分类号", "分类号", "技术分类", "technology")),
    Column("weight", "权重", "weight", "0.8", Text("0 到 1 的数，不填为 1", "from 0 to 1; empty is 1")),
    Column("reason", "理由", "reason", "果片干燥与包装", None, False, ("依据",)),
    Column("classes", "国民经济行业", "GB/T 4754", "1373", Text("GB/T 4754-2017 的代码或名称", "code or name of GB/T 4754-2017"), False, ("行业代码", "行业", "classes")),
    Column("confidence", "可信度", "confidence", "专家判断", Text("原样保留", "kept as it is")),
    Column("reference", "见于", "reference", "地区农业农村局", None, False, ("来源", "出处", "source")),
)  # fmt: skip
_KINDS = {"产品": "Product", "product": "Product", "产业": "Industry", "industry": "Industry"}


@dataclass(slots=True)
class _Read:
    """What the rows so far declare: each thing's first row, by its ref, and the refs by name."""

    first: dict[Ref, str] = field(default_factory=dict)
    named: dict[str, Ref] = field(default_factory=dict)


def read(path: Path, options: Options) -> Reading:
    """The industries and products of the table at `path`.

    Raises:
        InputError: it cannot be opened, or has no column of names.
    """
    return read_table(path, "industries", TEMPLATE, partial(_facts, read=_Read()), options.mapping)


def _facts(line: Line, read: _Read) -> Iterator[Record]:
    name = line.need("name", str)
    ref = read.named.get(plain_name(name)) or _ref(line, name)
    uses = _uses(line, ref)
    if ref in read.first:
        if not uses:
            raise line.rejection("name", name, Message("kinds-adds-nothing", row=read.first[ref]))
        yield from uses
        return
    read.first[ref], read.named[plain_name(name)] = line.locator, ref
    yield line.node(
        ref.label,
        ref.id,
        name,
        name_en=line.text("name_en"),
        aliases=line.each("aliases", str),
    )
    if (wider := line.text("broader")) is not None:
        above = _wider(wider, read)
        if above.label == "Industry" and above != ref:
            yield line.edge("BROADER", ref, above)
        else:
            line.leave_out("broader", wider, Message("kinds-wider-no-industry"))
    for code in line.each("classes", industry_class):
        end = Ref("IndustryClass", code)
        yield line.edge("CLOSE_MATCH", ref, end, confidence=line.text("confidence"))
    yield from uses


def _ref(line: Line, name: str) -> Ref:
    kind = line.read("kind", _kind)
    if kind is None:
        kind = "Industry" if line.text("broader") is None else "Product"
    if kind == "Industry" and terms().known("industries", name):
        return Ref(kind, terms().fold("industries", name))
    return Ref(kind, line.text("id") or plain_name(name))


def _uses(line: Line, ref: Ref) -> list[Record]:
    symbol = line.read("symbol", ipc_class)
    if symbol is None:
        return []
    share = line.read("weight", weight)
    told = {key: line.text(key) for key in ("reason", "confidence")}
    return [line.edge("USES", ref, Ref("IpcClass", symbol), weight=1.0 if share is None else share, **told)]


def _wider(text: str, read: _Read) -> Ref:
    """The industry by its name: of the plan's vocabulary, of this table, or an own one loaded before."""
    if terms().known("industries", text):
        return Ref("Industry", terms().fold("industries", text))
    return read.named.get(plain_name(text)) or Ref("Industry", plain_name(text))


def _kind(text: str) -> str:
    found = _KINDS.get(plain(text).casefold())
    if found is None:
        raise BadValue("kinds-neither-product-nor-industry")
    return found


KIND = Kind(
    "industries",
    Text("产业与产品", "industries and products"),
    Text(
        "自有的产业与产品：名称、所属产业、所用技术（IPC）及权重和理由、国民经济行业",
        "own industries and products: names, the wider industry, IPC classes with weight and reason, GB/T 4754",
    ),
    read,
    TEMPLATE,
    place=85,
)
