"""What a plan names as facts: the things, where they are mentioned and how, and what ties them together."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from kg.graph.records import Edge, Node, Record, Ref, Value
from kg.values.places import RECEIVING
from loaders.plan.bodies import leads
from loaders.plan.document import Document, Line, Section
from loaders.plan.evidence import LOOKS_BACK
from loaders.plan.names import Named, NameReader
from loaders.plan.place import OWN_WORDS, XINJIANG, own_region, region_records
from loaders.plan.structure_facts import names_plan, policy_ref, thing_label
from loaders.plan.terms import Found, Gazetteer
from ontology.model import Concept, Ontology

# With as many mentions each, the one that commits the plan most is kept.
_STRENGTH = ("set up", "draft", "build", "explore")
_CARRIES_OUT = re.compile(r"贯彻|落实|实施|按照|推进")
_ISSUES = re.compile(r"^(?:制定|修订|研究)?(?:出台|颁布|印发|发布)了?$")
_TITLE_ISSUER = re.compile(r"^(中共中央国务院|中共中央|国务院|[\u4e00-\u9fff]{2,8}人民政府)关于")
# 《…》(国发〔2015〕71号)
_NUMBER = re.compile(r"\((?P<number>[\u4e00-\u9fff]{1,10}[〔\[(](?:19|20)\d\d[〕\])]第?\d{1,5}号)")
# 自2010年某局牵头成立“…”, and 集展示、交流和援助等功能为一体的….
_FOUNDED = re.compile(r"(\d{4})年[^,。;]*?(?:成立|设立)了?$")
_FUNCTIONS = re.compile(r"集([^,。;]+?)等?功能[为于]一体的$")
_KINDS_OF_MONEY = (
    ("补偿金", "compensation"), ("保险", "insurance"), ("采购", "procurement"), ("证券化", "securitisation"), ("基金", "fund"),
    ("资金|贴息|补贴|补助|奖补", "subsidy"),
)  # fmt: skip
# A person can look at twenty names of a hundred pages; a page holds some seven hundred characters.
_PER_HUNDRED_PAGES, _FEWEST, _PAGE_CHARS = 20, 20, 700
_SHORT_TITLES = ("纲要", "建议", "规划", "计划", "意见", "决定", "条例", "办法", "通知", "方案", "规定")
_PLACED = ("Organization", "Platform", "Database", "Fund", "Programme", "Mechanism", "Policy", "Treaty")


@dataclass(slots=True)
class _Thing:
    """All that was read of one named thing."""

    label: str
    name: str
    known: bool
    kind: str
    places: list[tuple[Section, int, str]] = field(default_factory=list)
    aliases: set[str] = field(default_factory=set)
    issuer: str | None = None
    founded: int | None = None
    functions: list[str] = field(default_factory=list)
    quoted: bool = False
    number: str | None = None


def name_facts(document: Document, ontology: Ontology) -> Iterator[Record]:
    """Nodes and edges of everything that the plan names, each with its line."""
    return _Mentions(document, ontology).facts()


class _Mentions:
    def __init__(self, document: Document, ontology: Ontology) -> None:
        self.document, self.ontology = document, ontology
        self.terms = Gazetteer(ontology)
        self.reader = NameReader(self.terms)
        self.own = own_region(document, ontology)
        self.things: dict[Ref, _Thing] = {}
        self.concepts: dict[Ref, tuple[Concept, list[int]]] = {}
        self.edges: dict[tuple[str, Ref, Ref, int | None], Edge] = {}

    def facts(self) -> Iterator[Record]:
        for section in self.document.sections.values():
            past = any(LOOKS_BACK.search(above.title) for above in self.document.ancestors(section))
            title = [] if section.kind == "preamble" else [Line(section.line, section.title)]
            for line in [*title, *section.lines]:
                self._line(section, line, past)
        yield from self._own_region()
        asked = self._for_review()
        for ref, thing in self.things.items():
            yield self._thing_node(ref, thing, review=ref in asked)
        for ref, (concept, lines) in self.concepts.items():
            yield from self._concept(ref, concept, lines)
        yield from self.edges.values()

    def _for_review(self) -> set[Ref]:
        """What asks for a person: of the names that no vocabulary has, the most used ones."""
        unknown = [r for r, t in self.things.items() if not t.known and t.label not in ("Policy", "Treaty")]
        unknown.sort(key=lambda ref: (-len(self.things[ref].places), not self.things[ref].quoted))
        pages = sum(len(line.text) for line in self.document.lines) / _PAGE_CHARS
        most = max(_FEWEST, round(_PER_HUNDRED_PAGES * pages / 100))
        return set(unknown[:most])

    def _line(self, section: Section, line: Line, past: bool) -> None:
        read, _ = self.reader.read(line.text, past=past)
        names = []
        for named in map(self._meant, read):
            names.append(named)
            self._mention(section, line, named)
        for before, after in pairwise(names):
            self._tie(line, before, after)
        self._covered(section, line, names)
        if not past:
            self._carried_out(line, names)

    def _mention(self, section: Section, line: Line, named: Named) -> None:
        if named.label == "Policy" and names_plan(self.document, named.name):
            return
        ref = Ref(named.label, named.id)
        thing = self.things.setdefault(ref, _Thing(named.label, named.name, named.known, named.kind))
        thing.places.append((section, line.number, named.modality))
        thing.quoted = thing.quoted or "“" in line.text[max(0, named.start - 1) : named.start + 1]
        if named.written != thing.name:
            thing.aliases.add(named.written)
        if named.label == "Policy" and (number := _NUMBER.match(line.text, named.end)) is not None:
            thing.number = number["number"]
        if named.label in ("Organization", "Platform"):
            before = line.text[: named.start]
            if (founded := _FOUNDED.search(before)) is not None:
                thing.founded = int(founded[1])
            if (functions := _FUNCTIONS.search(before)) is not None:
                thing.functions = re.split("[、和]", functions[1])
        me = Ref("Section", section.id)
        self._edge("MENTIONS", me, ref, line.number, key=line.number, modality=named.modality)
        label = thing_label(self.document, section)
        if named.modality != "exists" and named.label in _PLACED:
            self._edge("STATED_IN", ref, me, line.number)
        in_charge = named.label == "Organization" and leads(line.text, named.start, named.end)
        if in_charge and label in ("Task", "Project"):
            self._edge("LED_BY", Ref(label, section.id), ref, line.number)
        if named.label == "Fund" and label in ("Task", "Project"):
            self._edge("SUPPORTS", ref, Ref(label, section.id), line.number)

    def _meant(self, named: Named) -> Named:
        """`named` with the id of what it is short for: 《建议》 alone, for the policy named last that ends so."""
        if named.label != "Policy" or named.id not in _SHORT_TITLES:
            return named
        longer = (ref.id for ref in reversed(self.things) if ref.label == "Policy")
        return replace(named, id=next((i for i in longer if i.endswith(named.id)), named.id))

    def _tie(self, line: Line, before: Named, after: Named) -> None:
        """A body right before a policy that it issues, or right before what it leads."""
        if before.label != "Organization":
            return
        between = line.text[before.end : after.start]
        policy = self.things.get(Ref("Policy", after.id))
        if policy is not None and _ISSUES.match(between):
            policy.issuer = before.name
        named = between == "" and line.text[after.start] == "“"
        leads = named or re.match(r"^牵头[^\s,。;]{0,4}$", between) is not None
        if leads and after.label in ("Programme", "Mechanism", "Platform", "Fund", "Organization"):
            self._edge("LED_BY", Ref(after.label, after.id), Ref("Organization", before.id), line.number)

    def _covered(self, section: Section, line: Line, names: list[Named]) -> None:
        label = thing_label(self.document, section)
        for vocabulary, kind in (("industries", "Industry"), ("regions", "Region")):
            for found in self.terms.find(vocabulary, line.text):
                if self._another(found, line.text):
                    continue
                ref = self._concept_ref(kind, found.concept, line.number)
                self._edge("MENTIONS", Ref("Section", section.id), ref, line.number, key=line.number)
                if label in ("Task", "Project"):
                    self._edge("COVERS", Ref(label, section.id), ref, line.number)
        for named in names:
            if named.label == "Database":
                self._database_covers(line, named)

    def _another(self, found: Found, text: str) -> bool:
        """Whether 自治区 or 全区 stands in the plan of a region that is not Xinjiang's, and means that one."""
        own = self.own is not None and self.own.isdigit() and not self.own.startswith(XINJIANG)
        return own and text[found.start : found.end] in OWN_WORDS

    def _database_covers(self, line: Line, named: Named) -> None:
        me = Ref("Database", named.id)
        for found in self.terms.find("industries", named.name):
            self._edge("COVERS", me, self._concept_ref("Industry", found.concept, line.number), line.number)
        sentence = line.text[line.text.rfind("。", 0, named.start) + 1 : named.start]
        for found in self.terms.find("regions", sentence):
            if "南疆" in found.concept.label.zh or found.concept.broader == RECEIVING:
                self._edge("COVERS", me, self._concept_ref("Region", found.concept, line.number), line.number)

    def _carried_out(self, line: Line, names: list[Named]) -> None:
        """The plan carries out the policies that it names after 贯彻, 落实, 实施 or 按照."""
        for named in names:
            sentence = line.text[line.text.rfind("。", 0, named.start) + 1 : named.start]
            if named.label == "Policy" and named.modality == "exists" and _CARRIES_OUT.search(sentence):
                me, other = policy_ref(self.document), Ref("Policy", named.id)
                if other in self.things:
                    self._edge("IMPLEMENTS", me, other, line.number)

    def _own_region(self) -> Iterator[Record]:
        """Whose plan it is; a division that the vocabulary does not know comes with those that it lies in."""
        if self.own is None:
            return
        concept = self.ontology.vocabularies["regions"].concepts.get(self.own)
        if concept is not None:
            self._concept_ref("Region", concept, 1)
        else:
            yield from region_records(self.own, ("L1",))
        self._edge("IN_REGION", policy_ref(self.document), Ref("Region", self.own), 1)

    def _concept_ref(self, kind: str, concept: Concept, line: int) -> Ref:
        """The node of a vocabulary's term, and of all terms above it."""
        ref = Ref(kind, concept.id)
        self.concepts.setdefault(ref, (concept, []))[1].append(line)
        if concept.broader is not None:
            vocabulary = self.ontology.vocabularies["industries" if kind == "Industry" else "regions"]
            above = self._concept_ref(kind, vocabulary.concepts[concept.broader], line)
            self._edge("BROADER" if kind == "Industry" else "PART_OF", ref, above, line)
        return ref

    def _edge(
        self,
        kind: str,
        start: Ref,
        end: Ref,
        line: int,
        *,
        key: int | None = None,
        modality: str | None = None,
    ) -> None:
        properties: dict[str, Value] = {} if key is None else {"line": key}
        properties |= {} if modality is None else {"modality": modality}
        known = self.edges.get((kind, start, end, key))
        at = tuple(dict.fromkeys([*(known.locators if known is not None else ()), f"L{line}"]))
        properties = dict(known.properties) if known is not None else properties
        self.edges[kind, start, end, key] = Edge(kind, start, end, at, properties)

    def _thing_node(self, ref: Ref, thing: _Thing, *, review: bool) -> Node:
        modality = _strongest([m for _, _, m in thing.places], self._named_in_past(thing))
        first = next(line for _, line, m in thing.places if m == modality)
        at = tuple(dict.fromkeys(f"L{line}" for _, line, _ in thing.places))
        properties: dict[str, Value] = {"modality": modality, "line": first}
        if thing.label == "Policy":
            properties["status"] = "planned" if modality == "draft" else "in force"
            issued = _TITLE_ISSUER.match(thing.name)
            issuer = thing.issuer or (issued[1] if issued is not None else None)
            properties |= {"issuer": issuer} if issuer is not None else {}
            properties |= {"number": thing.number} if thing.number is not None else {}
        if thing.kind:
            properties["kind"] = thing.kind
        if thing.founded is not None:
            properties["founded_year"] = thing.founded
        if thing.functions:
            properties["functions"] = thing.functions
        if thing.aliases:
            properties["aliases"] = sorted(thing.aliases)
        if thing.label == "Fund":
            properties["kind"] = fund_kind(thing.name)
        if review:
            properties["review"] = True
        return Node(ref.label, ref.id, thing.name, at, properties)

    def _named_in_past(self, thing: _Thing) -> bool:
        return any(
            LOOKS_BACK.search(above.title)
            for section, _, _ in thing.places
            for above in self.document.ancestors(section)
        )

    def _concept(self, ref: Ref, concept: Concept, lines: list[int]) -> Iterator[Record]:
        at = tuple(f"L{line}" for line in dict.fromkeys(lines))
        properties: dict[str, Value] = {"name_en": concept.label.en}
        if concept.alternatives:
            properties["aliases"] = list(concept.alternatives)
        if ref.label == "Region":
            properties["level"] = _region_level(concept.id)
        yield Node(ref.label, ref.id, concept.label.zh, at, properties)


def fund_kind(name: str) -> str:
    """What kind of money a name speaks of: fund, subsidy, compensation, insurance, procurement, securitisation."""
    return next((kind for form, kind in _KINDS_OF_MONEY if re.search(form, name)), "subsidy")


def _strongest(modalities: list[str], seen_in_past: bool) -> str:
    """exists when a chapter that looks back names it or nothing else is said; else the commonest."""
    wanted = [m for m in modalities if m != "exists"]
    if seen_in_past or not wanted:
        return "exists" if "exists" in modalities else wanted[0]
    counts = Counter(wanted)
    return max(counts, key=lambda m: (counts[m], -_STRENGTH.index(m)))


def _region_level(code: str) -> str:
    if not code.isdigit():
        return "group"
    return "province" if code.endswith("0000") else "prefecture" if code.endswith("00") else "county"
