"""The processes and registers of `vocabularies/processes.ttl` and `vocabularies/registers.ttl` as typed records.

What a desk needs follows from them: the template of a ledger, the check of its rows, its figures and its pages.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, cast

from rdflib import SKOS, URIRef
from rdflib import Literal as RdfLiteral
from rdflib.collection import Collection
from rdflib.term import Node

from kg.lang.text import Text
from ontology.model import OntologyError, Property
from ontology.reader import FOLDER, KGO, ontology, parse, short

By = Literal["subjects", "regions", "dossiers", "amount", "share", "amount-share"]
Final = Literal["good", "bad"]


@dataclass(frozen=True, slots=True)
class Figure:
    """How an indicator is counted: `by` what, at which stage `at`, as a share `of` which stage."""

    indicator: str
    by: By
    at: str = ""
    of: str = ""


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage by its Chinese name. `final` ends the process; a dossier that stays longer than `days` is overdue;
    `needs` are documents; the amounts at this stage together may not exceed the amount at `tranche_of`."""

    id: str
    label: Text
    names: tuple[str, ...]
    final: Final | None = None
    days: int | None = None
    needs: tuple[str, ...] = ()
    tranche_of: str | None = None


@dataclass(frozen=True, slots=True)
class Process:
    """A process: its stages in order, the roles of its parties, the further properties of its dossiers, its figures."""

    id: str
    label: Text
    note: Text
    stages: Mapping[str, Stage]
    roles: tuple[Text, ...]
    fields: tuple[Property, ...]
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Register:
    """A register: the labels of its subjects, its levels from low to high, how many months a listing lasts where no end
    is given, its figures."""

    id: str
    label: Text
    note: Text
    subjects: tuple[str, ...]
    levels: tuple[Text, ...]
    months: int | None
    figures: tuple[Figure, ...]


@cache
def processes() -> Mapping[str, Process]:
    """The shipped processes by id.

    Raises:
        OntologyError: the file is inconsistent.
    """
    return read_processes(FOLDER / "vocabularies" / "processes.ttl")


@cache
def registers() -> Mapping[str, Register]:
    """The shipped registers by id.

    Raises:
        OntologyError: the file is inconsistent.
    """
    return read_registers(FOLDER / "vocabularies" / "registers.ttl")


def read_processes(path: Path) -> dict[str, Process]:
    """Every process of the file.

    Raises:
        OntologyError: it is no Turtle, or a process lacks a label, stages or a declared field.
    """
    terms = _Terms(path)
    return {process.id: process for process in map(terms.process, terms.concepts())}


def read_registers(path: Path) -> dict[str, Register]:
    """Every register of the file.

    Raises:
        OntologyError: it is no Turtle, or a register lacks a label or a subject.
    """
    terms = _Terms(path)
    return {register.id: register for register in map(terms.register, terms.concepts())}


class _Terms:
    def __init__(self, path: Path) -> None:
        self.file, self.graph = path.name, parse(path)

    def concepts(self) -> Iterator[URIRef]:
        return (cast(URIRef, s) for s in sorted(self.graph.subjects(None, SKOS.Concept), key=str))

    def process(self, subject: URIRef) -> Process:
        stages = [self._stage(node) for node in self._list(subject, KGO.stages)]
        if not any(stage.final for stage in stages):
            raise self._fail(subject, "has no final stage")
        made = Process(
            id=self._notation(subject),
            label=self._text(subject),
            note=self._text(subject, SKOS.scopeNote),
            stages={stage.id: stage for stage in stages},
            roles=tuple(map(self._text, self._list(subject, KGO.roles))),
            fields=tuple(self._field(subject, node) for node in self._list(subject, KGO.fields)),
            figures=self._figures(subject),
        )
        named = {name for figure in made.figures for name in (figure.at, figure.of) if name}
        named |= {stage.tranche_of for stage in stages if stage.tranche_of}
        if unknown := named - set(made.stages):
            raise self._fail(subject, f"names the stage {min(unknown)}, which it does not have")
        return made

    def register(self, subject: URIRef) -> Register:
        subjects = tuple(sorted(short(node) for node in self._nodes(subject, KGO.subject)))
        if not subjects:
            raise self._fail(subject, "has no kgo:subject")
        months = self.graph.value(subject, KGO.months)
        return Register(
            id=self._notation(subject),
            label=self._text(subject),
            note=self._text(subject, SKOS.scopeNote),
            subjects=subjects,
            levels=tuple(map(self._text, self._list(subject, KGO.levels))),
            months=None if months is None else int(str(months)),
            figures=self._figures(subject),
        )

    def _stage(self, node: Node) -> Stage:
        label, days = self._text(node), self.graph.value(node, KGO.days)
        tranche = self.graph.value(node, KGO.trancheOf)
        final = self.graph.value(node, KGO.final)
        return Stage(
            id=label.zh,
            label=label,
            names=(label.zh, label.en, *sorted(map(str, self._nodes(node, SKOS.altLabel)))),
            final=None if final is None else cast(Final, str(final)),
            days=None if days is None else int(str(days)),
            needs=tuple(sorted(map(str, self._nodes(node, KGO.needs)))),
            tranche_of=None if tranche is None else str(tranche),
        )

    def _figures(self, subject: URIRef) -> tuple[Figure, ...]:
        found = [
            Figure(
                self._notation(node),
                cast(By, str(self.graph.value(node, KGO.countedBy))),
                str(self.graph.value(node, KGO.atStage) or ""),
                str(self.graph.value(node, KGO.ofStage) or ""),
            )
            for node in self._nodes(subject, KGO.countsFor)
        ]
        return tuple(sorted(found, key=lambda figure: figure.indicator))

    def _field(self, subject: URIRef, node: Node) -> Property:
        declared = ontology().classes["Dossier"].properties.get(short(node))
        if declared is None:
            raise self._fail(subject, f"has the field {short(node)}, which is no property of a Dossier")
        return declared

    def _nodes(self, subject: Node, predicate: URIRef) -> list[Node]:
        return sorted(self.graph.objects(subject, predicate), key=str)

    def _list(self, subject: Node, predicate: URIRef) -> list[Node]:
        first = self.graph.value(subject, predicate)
        return [] if first is None else list(Collection(self.graph, first))

    def _notation(self, subject: Node) -> str:
        found = self.graph.value(subject, SKOS.notation)
        if found is None:
            raise self._fail(subject, "has no skos:notation")
        return str(found)

    def _text(self, subject: Node, predicate: URIRef = SKOS.prefLabel) -> Text:
        found = {
            o.language: str(o) for o in self.graph.objects(subject, predicate) if isinstance(o, RdfLiteral)
        }
        if not found.get("zh") or not found.get("en"):
            raise self._fail(subject, f"has no {short(predicate)} in both languages")
        return Text(found["zh"], found["en"])

    def _fail(self, subject: Node, problem: str) -> OntologyError:
        return OntologyError(f"{self.file}: {short(subject)} {problem}")
