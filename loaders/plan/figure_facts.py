"""The figures of a plan as facts: indicators, targets, observations of the past."""

from collections.abc import Iterator
from dataclasses import replace

from kg.graph.records import Edge, Node, Record, Ref, Value
from loaders.plan.document import Document
from loaders.plan.measures import Measure, measures, other_measures
from loaders.plan.place import own_region
from loaders.plan.roles import roles_of
from loaders.plan.structure_facts import policy_ref, thing_label
from loaders.plan.table_figures import table_measures, table_targets
from loaders.plan.targets import Target, targets
from loaders.plan.terms import Gazetteer
from ontology.model import Ontology


def figure_facts(document: Document, ontology: Ontology) -> Iterator[Record]:
    """Nodes and edges of every number that the plan sets or reports, each with its line."""
    return _Figures(document, ontology).facts()


class _Figures:
    def __init__(self, document: Document, ontology: Ontology) -> None:
        self.document, self.ontology, self.terms = document, ontology, Gazetteer(ontology)
        self.taken: set[str] = set()
        self.indicators: dict[str, Node] = {}

    def facts(self) -> Iterator[Record]:
        for number, target in table_targets(self.document):
            yield from self._target(target, number, policy_ref(self.document))
        for target in targets(self.document, roles_of(self.document)):
            section = self.document.sections[target.section]
            label = thing_label(self.document, section)
            setter = (
                policy_ref(self.document) if label in (None, "Principle") else Ref(str(label), section.id)
            )
            yield from self._target(target, None, setter)
        region = own_region(self.document, self.ontology)
        if region is not None:
            told = [*measures(self.document), *table_measures(self.document)]
            for measure in (*told, *other_measures(self.document, told)):
                yield from self._observation(measure, region)
        yield from self.indicators.values()

    def _target(self, target: Target, number: int | None, setter: Ref) -> Iterator[Record]:
        at = (f"L{target.line}",)
        indicator = self.terms.fold("indicators", target.indicator)
        if not indicator:
            return  # a figure of nothing: the coverage report lists it
        self._indicator(indicator, target.unit, number, at)
        name = _target_name(replace(target, indicator=self.terms.label("indicators", indicator)))
        me = Ref("Target", self._target_id(indicator, target))
        yield Node("Target", me.id, name, at, _target_properties(target))
        yield Edge("OF_INDICATOR", me, Ref("Indicator", indicator), at)
        yield Edge("STATED_IN", me, Ref("Section", target.section), at)
        yield Edge("SETS", setter, me, at)

    def _target_id(self, indicator: str, target: Target) -> str:
        """Plan, indicator and period; a further statement of the same has its section behind it."""
        wanted = f"{self.document.slug}/{indicator}/{target.period}"
        section = target.section.removeprefix(f"{self.document.slug}/")
        found, copy = wanted, 1
        while found in self.taken:
            found = f"{wanted}@{section}" if copy == 1 else f"{wanted}@{section}~{copy}"
            copy += 1
        self.taken.add(found)
        return found

    def _indicator(self, indicator: str, unit: str, number: int | None, at: tuple[str, ...]) -> None:
        """Note an indicator: the number and unit first given stay, each place is added."""
        known = self.indicators.get(indicator)
        properties: dict[str, Value] = dict(known.properties) if known is not None else {}
        if unit:
            properties.setdefault("unit", unit)
        if number is not None:
            properties.setdefault("number", number)
        places = tuple(dict.fromkeys([*(known.locators if known is not None else ()), *at]))
        name = self.terms.label("indicators", indicator)
        self.indicators[indicator] = Node("Indicator", indicator, name, places, properties)

    def _observation(self, measure: Measure, region: str) -> Iterator[Record]:
        at = (f"L{measure.line}",)
        indicator = self.terms.fold("indicators", measure.name)
        if not indicator:
            return
        me = Ref("Observation", f"{indicator}/{region}/{measure.period}")
        properties: dict[str, Value] = {
            "value": measure.value, "period": measure.period, "line": measure.line, "quote": measure.quote,
        }  # fmt: skip
        properties |= {"unit": measure.unit} if measure.unit else {}
        properties |= {"qualifier": measure.qualifier} if measure.qualifier is not None else {}
        label = self.terms.label("indicators", indicator)
        self._indicator(indicator, measure.unit, None, at)
        yield Node(
            "Observation",
            me.id,
            f"{label} {measure.value:g} {measure.unit}({measure.period})",
            at,
            properties,
        )
        yield Edge("OBSERVES", me, Ref("Indicator", indicator), at)
        yield Edge("IN_REGION", me, Ref("Region", region), at)
        yield Edge("STATED_IN", me, Ref("Section", measure.section), at)


def _target_properties(target: Target) -> dict[str, Value]:
    properties: dict[str, Value] = {
        "operator": target.operator,
        "period": target.period,
        "basis": target.basis,
    }
    properties |= {"line": target.line, "quote": target.quote}
    given = {
        "low": target.low, "high": target.high, "unit": target.unit or None, "deadline": target.deadline,
        "change": target.change, "text": target.text,
    }  # fmt: skip
    return properties | {name: value for name, value in given.items() if value is not None}


def _target_name(target: Target) -> str:
    figure = target.text or "-".join(f"{n:g}" for n in (target.low, target.high) if n is not None)
    sign = {">=": "≥", "<=": "≤", "~": "约"}.get(target.operator, "")
    unit = "" if target.text else target.unit
    return f"{target.indicator} {target.change or ''}{sign}{figure}{unit}({target.period})"
