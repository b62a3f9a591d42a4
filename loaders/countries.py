"""Partner countries from a table, a row for each country or for each treaty of a country."""

from collections.abc import Iterator
from pathlib import Path

from kg.graph.records import Record, Ref, Value
from kg.lang.text import Text
from loaders.columns import Column, read_table
from loaders.kind import Kind
from loaders.known import country, shipped_countries, treaty, truth
from loaders.line import Line
from loaders.reading import Options, Reading
from loaders.values import day

TEMPLATE = (
    Column("iso2", "国家代码", "iso2", "KZ", Text("ISO 3166-1 两位代码", "two letters"), True, ("代码", "country code", "alpha-2")),
    Column("name", "国家名称", "name", "哈萨克斯坦", None, True, ("国家", "名称", "country")),
    Column("name_en", "英文名称", "English name", "Kazakhstan"),
    Column("treaties", "条约", "treaties", "专利合作条约；巴黎公约", Text("多个用分号隔开", "several separated by semicolons"), False, ("条约名称", "treaty")),
    Column("party", "是否缔约", "party", "是", Text("填“否”则不记缔约", "no: no membership is stated"), False, ("缔约",)),
    Column("since", "加入日期", "since", "1991-12-25", Text("此行各条约的加入或生效日", "for the treaties of this row"), False,
           ("生效日期", "加入或生效日期", "effective or deposit date")),
    Column("basis", "依据", "basis", "继续适用声明", None, False, ("加入依据",)),
    Column("reference", "见于", "reference", "WIPO Lex", Text("据以核实的网页或文件", "where it was seen"), False, ("来源", "出处", "source")),
    Column("confidence", "可信度", "confidence", "seen", Text("原样保留", "kept as it is"), False, ("核实", "mark")),
)  # fmt: skip


def read(path: Path, options: Options) -> Reading:
    """The countries and memberships of the table at `path`.

    Raises:
        InputError: it cannot be opened, or a required column is missing.
    """
    return read_table(path, "countries", TEMPLATE, _facts, options.mapping)


def _facts(line: Line) -> Iterator[Record]:
    code, name = line.need("iso2", country), line.need("name", str)
    known = shipped_countries().get(code, {})
    state = line.node(
        "Country",
        code,
        known.get("name", name),
        name_en=line.text("name_en") or known.get("name_en"),
    )
    yield state
    if line.read("party", truth) is False:
        return
    told: dict[str, Value | None] = {key: line.text(key) for key in ("basis", "confidence", "reference")}
    since = line.read("since", day)
    for id_, title in line.each("treaties", treaty):
        if title is not None:
            yield line.node("Treaty", id_, title)
        yield line.edge("PARTY_TO", state.ref, Ref("Treaty", id_), since=since, **told)


KIND = Kind(
    "countries",
    Text("国家与条约", "countries and treaties"),
    Text("合作国家及其条约", "partner countries and their treaties"),
    read,
    TEMPLATE,
    place=50,
)
