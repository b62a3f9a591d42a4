"""Enterprises and other organisations from a table: credit code, region, industry classes, industries of the plan."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from kg.graph.records import Record, Ref
from kg.identity.names import folded, is_surname_first, kind, own_id
from kg.lang.messages import Message
from kg.lang.text import Text
from kg.values.regions import ancestors, province_of, region_of
from loaders.columns import Column, read_table
from loaders.kind import Kind
from loaders.known import credit_code, industry, industry_class, region, region_within
from loaders.line import Line
from loaders.patents.texts import clean
from loaders.reading import Options, Reading
from loaders.values import day

# GB 32100-2015: enterprises, cooperatives; and households that trade under a person's name.
_FIRM_CODES, _HOUSEHOLD_CODE = ("91", "93"), "92"
# Columns that are filled for firms alone.
_OF_FIRMS = ("kind", "scope", "founded")

TEMPLATE = (
    Column("name", "企业名称", "name", "新疆天山棉纺织有限公司", Text("登记的全称", "full registered name"), True,
           ("名称", "公司名称", "单位名称", "机构名称", "企业", "公司", "公司全称", "企业全称", "单位", "机构全称", "firm", "firm name", "company name", "enterprise name", "organisation", "company", "enterprise", "organization"), "firm"),
    Column("code", "统一社会信用代码", "credit code", "91653121MA0000000B", Text("18 位，校验位须正确", "18 characters, the check character is verified"), False,
           ("信用代码", "社会信用代码", "工商统一社会信用代码", "uscc", "unified social credit code"), "credit code"),
    Column("former", "曾用名", "former names", "天山棉纺厂", Text("多个用分号隔开", "several separated by semicolons"), False, ("别名", "aliases")),
    Column("name_en", "英文名称", "English name", "Tianshan Cotton Textile Co., Ltd."),
    Column("kind", "企业类型", "kind", "有限责任公司", None, False, ("机构类型", "类型", "type")),
    Column("province", "所在省份", "province", "新疆", None, False, ("省份", "省")),
    Column("region", "地区", "region", "喀什地区", Text("名称或 GB/T 2260 代码，新旧均可", "name or GB/T 2260 code, old or new"), False,
           ("所在地区", "所在地", "地州", "城市", "所在城市", "市", "county", "prefecture", "city", "region code")),
    Column("address", "注册地址", "address", "新疆喀什地区疏附县人民路1号", None, False, ("地址", "住所", "企业地址", "registered address")),
    Column("classes", "国民经济行业", "GB/T 4754 class", "1711", Text("GB/T 4754-2017 代码，多个用分号隔开", "GB/T 4754-2017 codes, several separated by semicolons"), False,
           ("行业代码", "国民经济行业代码", "国民经济分类", "行业分类", "industry class", "industry code")),
    Column("industries", "所属产业", "industry", "纺织服装；棉花", Text("规划中的产业名称", "industries of the plan"), False, ("产业", "产业名称", "industries")),
    Column("founded", "成立日期", "founded", "2002-01-06", None, False, ("注册日期", "成立时间", "注册时间", "registered on")),
    Column("scope", "经营范围", "business scope", "棉花加工；棉纱生产与销售"),
)  # fmt: skip


def read(path: Path, options: Options) -> Reading:
    """The firms of the table at `path`. `options.region` is for rows that name no place.

    Raises:
        InputError: it cannot be opened, or has no column of names.
    """
    return read_table(
        path, "enterprises", TEMPLATE, partial(_facts, otherwise=options.region), options.mapping
    )


def _facts(line: Line, otherwise: str | None) -> Iterator[Record]:
    name = clean(line.need("name", str))
    code = line.read("code", credit_code)
    firm = line.node(
        _label(line, name, code),
        code or own_id(name),
        name,
        aliases=line.names("former"),
        kind=line.text("kind"),
        name_en=line.text("name_en"),
        address=line.text("address"),
        founded=line.read("founded", day),
        scope=line.text("scope"),
    )
    yield firm
    place = _place(line, code) or otherwise
    if place is not None:
        yield line.edge("LOCATED_IN", firm.ref, Ref("Region", place))
    for number in line.each("classes", industry_class):
        yield line.edge("ACTIVE_IN", firm.ref, Ref("IndustryClass", number))
    for slug in line.each("industries", industry):
        yield line.edge("ACTIVE_IN", firm.ref, Ref("Industry", slug))


def _label(line: Line, name: str, code: str | None) -> str:
    """What bears the name. Who hands in a list of enterprises has said what they are: a short name such as 比亚迪 is a
    firm's when a code of enterprises or cooperatives says so (91, 93 in GB 32100-2015), when the row tells of a firm, or
    when no surname begins it. What may be a person's stays out.

    Raises:
        Rejected: it may be a person's name, or is none at all.
    """
    if not folded(name):
        raise line.rejection("name", name, Message("organisation-nameless"))
    if code is not None and code.startswith(_FIRM_CODES):
        return "Enterprise"
    label = kind(name)
    if label != "person":
        return label
    if code is not None and code.startswith(_HOUSEHOLD_CODE):
        raise line.rejection("name", name, Message("enterprise-individual"))
    if code is not None or any(line.text(key) for key in _OF_FIRMS) or not is_surname_first(name):
        return "Enterprise"
    raise line.rejection("name", name, Message("enterprise-maybe-person"))


def _place(line: Line, code: str | None) -> str | None:
    """The region by the address, else by the columns for places, else by the division within the credit code."""
    address = line.read("address", region)
    within = line.text("province") or ""
    narrow = line.read("region", lambda text: region_within(within, text))
    # Of a region that is not understood, the province that stands before it may be.
    named = narrow or line.read("province", region) or region_of(line.text("region") or "")
    if address is None or named is None:
        return address or named or (region_of(code[2:8]) if code is not None else None)
    if address in ancestors(named):
        return named
    if province_of(address) != province_of(named):
        key = "province" if narrow is None and within else "region"
        line.leave_out(key, line.text(key) or "", Message("region-contradicts-address"))
    return address


KIND = Kind(
    "enterprises",
    Text("企业", "enterprises"),
    Text(
        "企业或其他机构：信用代码、地区、行业、产业",
        "firms and other organisations: credit code, region, classes, industries",
    ),
    read,
    TEMPLATE,
    place=20,
)
