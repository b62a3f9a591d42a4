"""Dossiers and their steps from a ledger: one row is one step; what is said of the dossier may stay empty after its
first row.

The rows of a dossier must agree on its opening, name and parties. Its number, amount and result may change with later
steps: each step keeps its own, and the dossier shows the latest. The present stage is not stored.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from kg.graph.records import Node, Record, Ref, Value
from kg.identity.names import folded
from kg.lang.errors import BadValue, UsageError
from kg.lang.messages import Message
from kg.lang.text import Text
from kg.values import folding
from kg.values.days import last_day
from kg.values.near import near
from loaders.columns import Column, read_table
from loaders.desk.columns import of_process
from loaders.desk.subjects import about, documents, party, under
from loaders.desk.values import amount, past_day, people, whole
from loaders.kind import Kind
from loaders.line import Line
from loaders.reading import Options, Reading
from loaders.values import day, number
from ontology.desks import Process, Stage, processes
from ontology.model import Property


@dataclass(slots=True)
class _Step:
    """A step as its row states it."""

    date: str
    stage: Stage
    amount: tuple[float, str] | None
    number: str | None
    outcome: str | None


@dataclass(slots=True)
class _Dossier:
    """What the rows of a dossier say of it so far, and which row said it first."""

    first: str
    said: dict[str, str] = field(default_factory=dict)
    steps: list[_Step] = field(default_factory=list)
    persons: set[str] = field(default_factory=set)
    fields: dict[str, Value] = field(default_factory=dict)


def read(path: Path, options: Options) -> Reading:
    """The steps of the ledger at `path`; `options.process` names its process.

    Raises:
        UsageError: no process, or an unknown one, is named.
        InputError: the file cannot be opened, or a required column is missing.
    """
    process = _process(options.process)
    columns = of_process(process)
    whole_file: dict[str, _Dossier] = {}
    # The first pass gathers what each dossier comes to; the second states it with every row.
    for _ in read_table(
        path, "ledger", columns, partial(_facts, process, whole_file, None), options.mapping
    ).rows:
        pass
    return read_table(path, "ledger", columns, partial(_facts, process, {}, whole_file), options.mapping)


def _process(name: str | None) -> Process:
    known = processes()
    if name is None:
        raise UsageError("ledger-without-process", processes=list(known))
    if (found := known.get(name)) is not None:
        return found
    by_label = {process.label.zh: process for process in known.values()}
    if name in by_label:
        return by_label[name]
    raise UsageError("process-unknown", name=name, near=near(name, [*known, *by_label]) or list(known))


def _facts(
    process: Process, seen: dict[str, _Dossier], whole_file: dict[str, _Dossier] | None, line: Line
) -> Iterator[Record]:
    own = line.need("id", str)
    step = _step(process, line)
    opened = line.read("opened", day)
    if opened is not None and step.date < opened:
        raise line.rejection("date", step.date, Message("desk-step-before-opening", opened=opened))
    parties = [(role.zh, *party(line, f"party:{role.zh}")) for role in process.roles]
    dossier = _agreed(seen, own, line, opened, parties)
    _within_tranches(dossier, step, line)
    dossier.steps.append(step)
    for name in process.fields:
        if (value := _field(line, name)) is not None:
            dossier.fields[name.name] = value
    known = whole_file[own] if whole_file is not None else dossier
    ref = Ref("Dossier", f"{process.id}:{own}")
    if whole_file is not None and len(known.steps) == 1 and step.stage.final:
        line.leave_out("stage", step.stage.id, Message("desk-end-without-beginning"))
    stated = _step_node(line, ref, step)
    yield stated
    yield _dossier_node(process, own, known, line)
    yield line.edge("STEP_OF", stated.ref, ref)
    for role, bodies, _ in parties:
        for body in bodies:
            yield body
            yield line.edge("PARTY", ref, body.ref, role=role)
    yield from about(line, ref)
    yield from under(line, ref, process.id)
    yield from documents(line, stated.ref)


def _step(process: Process, line: Line) -> _Step:
    def stage(text: str) -> Stage:
        plain = folding.folded(text)
        found = next((s for s in process.stages.values() if plain in map(folding.folded, s.names)), None)
        if found is None:
            meant = near(text, process.stages) or list(process.stages)
            raise BadValue("desk-stage-unknown", process=process.label, near=meant)
        return found

    reached = line.need("stage", stage)
    return _Step(
        line.need("date", past_day), reached, amount(line), line.text("number"), line.text("outcome")
    )


def _agreed(
    seen: dict[str, _Dossier],
    own: str,
    line: Line,
    opened: str | None,
    parties: list[tuple[str, list[Node], int]],
) -> _Dossier:
    """The dossier of the row, once what the row says of it agrees with the rows before.

    Raises:
        Rejected: it says something else of the opening, the name or a party.
    """
    dossier = seen.setdefault(own, _Dossier(line.locator))
    said = {"opened": opened or "", "name": line.text("name") or ""}
    said |= {
        f"party:{role}": ";".join(sorted(folded(body.name) for body in bodies)) for role, bodies, _ in parties
    }
    for key, value in said.items():
        before = dossier.said.get(key, "")
        if value and before and folded(value) != folded(before):
            raise line.rejection(
                key, line.text(key) or value, Message("desk-rows-disagree", row=dossier.first, value=before)
            )
        dossier.said[key] = before or value
    for role, _, count in parties:
        dossier.persons |= {f"{role}/{line.text(f'party:{role}')}/{at}" for at in range(count)}
    return dossier


def _within_tranches(dossier: _Dossier, step: _Step, line: Line) -> None:
    whole_stage = step.stage.tranche_of
    if whole_stage is None or step.amount is None:
        return
    value, unit = step.amount
    agreed = [
        s.amount[0] for s in dossier.steps if s.stage.id == whole_stage and s.amount and s.amount[1] == unit
    ]
    paid = [
        s.amount[0] for s in dossier.steps if s.stage.id == step.stage.id and s.amount and s.amount[1] == unit
    ]
    # A cent is lost in sums of decimals, never more.
    if agreed and sum(paid) + value > agreed[-1] + 0.005:
        raise line.rejection(
            "amount", line.text("amount") or "", Message("desk-tranches-above-sum", stage=whole_stage, sum=f"{agreed[-1]:g} {unit}")
        )  # fmt: skip


def _step_node(line: Line, dossier: Ref, step: _Step) -> Node:
    value, unit = step.amount or (None, None)
    return line.node(
        "Step",
        f"{dossier.id}/{step.stage.id}/{step.date}",
        f"{step.stage.id}({step.date})",
        stage=step.stage.id,
        date=step.date,
        due=_due(step),
        amount=value,
        unit=unit,
        number=step.number,
        outcome=step.outcome,
        note=line.text("note"),
    )


def _dossier_node(process: Process, own: str, known: _Dossier, line: Line) -> Node:
    steps = sorted(known.steps, key=lambda step: step.date)
    value, unit = next((step.amount for step in reversed(steps) if step.amount), (None, None))
    return line.node(
        "Dossier",
        f"{process.id}:{own}",
        known.said.get("name") or f"{process.label.zh} {own}",
        process=process.id,
        number=next((step.number for step in reversed(steps) if step.number), None),
        opened=known.said.get("opened") or steps[0].date,
        closed=steps[-1].date if steps[-1].stage.final else None,
        amount=value,
        unit=unit,
        result=next((step.outcome for step in reversed(steps) if step.outcome), None),
        persons=len(known.persons) or None,
        **known.fields,
    )


def _due(step: _Step) -> str | None:
    """The day by which the next stage should be reached, where the stage has a limit."""
    if step.stage.days is None:
        return None
    return (date.fromisoformat(step.date) + timedelta(days=step.stage.days)).isoformat()


def _field(line: Line, declared: Property) -> Value | None:
    """The value of a further field of the process. Its days are last ones (due)."""
    key = f"field:{declared.name}"
    if declared.datatype == "date":
        return line.given(key, last_day)
    if declared.name == "participants":
        return line.read(key, people)
    parsers: dict[str, Callable[[str], Value]] = {"integer": whole, "number": number}
    return line.read(key, parsers.get(declared.datatype, str))


def template(options: Options) -> tuple[Column, ...]:
    """The columns of a ledger of the process that the options name.

    Raises:
        UsageError: no process, or an unknown one, is named.
    """
    return of_process(_process(options.process))


KIND = Kind(
    "ledger",
    Text("办理台账", "ledgers"),
    Text(
        "办理事项的环节：每行一个环节，用 --process 指明流程",
        "steps of dossiers, one a row; --process names the process",
    ),
    read,
    after=("identity", "figures"),
    place=110,
    template_of=template,
)
