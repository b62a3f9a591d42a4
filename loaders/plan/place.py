"""Whose plan it is: the region that its title or its issuer names, any province, prefecture or county of China."""

import re
from collections.abc import Iterator

from kg.graph.records import Edge, Node, Record, Ref, Value
from kg.values import regions
from loaders.plan.document import Document
from loaders.plan.terms import Gazetteer
from ontology.model import Ontology

COUNTRY = "100000"
XINJIANG = "65"
_NATIONAL = re.compile(r"^(?:国家|全国|中华人民共和国|国务院|中国|中共中央)|国家[^,。]{2,16}规划")
# Of an office's words only those for its own region: in another's plan they do not mean Xinjiang.
OWN_WORDS = ("自治区", "我区", "全区")
_ISSUER = re.compile(
    r"^(?P<who>[\u4e00-\u9fff]{2,20}?)(?:人民政府|党委|委员会|办公厅|办公室|省委|市委|发展改革委|科技厅|知识产权局)"
)
_FIRST = 12


def own_region(document: Document, ontology: Ontology) -> str | None:
    """The id of the region: a code of GB/T 2260 or a group of the vocabulary; None when nothing names one."""
    heads = [document.title, *(line.text for line in document.lines[:_FIRST] if line.text)]
    for text in heads:
        issued = _ISSUER.match(text)
        where = text if text is heads[0] else issued["who"] if issued is not None else ""
        found = regions.region_of(where) if where else None
        if found is not None:
            return found
    term = next(Gazetteer(ontology).find("regions", document.title), None)
    if term is not None:
        return term.concept.id
    return COUNTRY if any(_NATIONAL.search(text) for text in heads[:4]) else None


def region_records(code: str, at: tuple[str, ...]) -> Iterator[Record]:
    """The division of that code and those that it lies in, as the plan names them."""
    for each in (code, *regions.ancestors(code)):
        region = regions.regions()[each]
        properties: dict[str, Value] = {"level": region.level}
        yield Node("Region", each, region.name, at, properties)
        if region.parent is not None:
            yield Edge("PART_OF", Ref("Region", each), Ref("Region", region.parent), at)
