"""Reports that are declared, not programmed: a title, parameters, and blocks, each a named question with a sentence or a table.

`kg/output/reports/NAME.toml`; the same blocks go into Word, Excel and HTML. The summary holds the sentences of the blocks
marked `summary` and comes first. A block without rows says why.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from kg.graph.graph import Graph
from kg.lang.errors import NotFound, UsageError
from kg.values.days import today
from kg.values.near import near
from queries.catalogue import Question, question
from queries.header import Words


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Block(_Part):
    """A piece of a report. `given` maps parameters of the question to `{parameter}` of the report or to a value; `sentence`
    holds {count}, {sum:COLUMN} and {first:COLUMN} of the rows; `columns` are those of the table, none without a table."""

    heading: str
    question: str
    given: dict[str, str | int] = Field(default_factory=dict)
    sentence: str = ""
    columns: list[str] = Field(default_factory=list)
    empty: str
    summary: bool = False


class Declared(_Part):
    """A report as its file declares it. `parameters` are labels by name; each may be left out. `words`
    are what values of the answers are called in Chinese."""

    title: Words
    description: Words
    parameters: dict[str, Words] = Field(default_factory=dict)
    words: dict[str, str] = Field(default_factory=dict)
    blocks: list[Block] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class Section:
    """A block that was filled: its sentence, its table (headings and rows; none where it has no table), and the question
    that it comes from."""

    heading: str
    sentence: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    question: str


@dataclass(frozen=True, slots=True)
class Report:
    """A report that was filled, ready to be written: title, day, conclusions first, then the sections."""

    title: str
    day: str
    summary: tuple[str, ...]
    sections: tuple[Section, ...]
    synthetic: bool


@cache
def reports() -> Mapping[str, Declared]:
    """Every declared report by name."""
    folder = files("kg.output.reports")
    found = {
        file.name.removesuffix(".toml"): Declared.model_validate(tomllib.loads(file.read_text("utf-8")))
        for file in folder.iterdir()
        if file.name.endswith(".toml")
    }
    return dict(sorted(found.items()))


def report(name: str) -> Declared:
    """The report of that name.

    Raises:
        NotFound: there is none; near names are given.
    """
    found = reports().get(name)
    if found is None:
        raise NotFound("report-unknown", name=name, near=near(name, reports()) or list(reports()))
    return found


def fill(graph: Graph, declared: Declared, given: Mapping[str, str]) -> Report:
    """Ask the report's questions.

    Raises:
        UsageError: a parameter that the report does not have, or a value that a question does not take.
        NotFound: a parameter names nothing in the graph.
        EngineError: the engine failed.
    """
    unknown = sorted(set(given) - set(declared.parameters))
    if unknown:
        raise UsageError("report-parameter-unknown", unknown=unknown, known=list(declared.parameters))
    asked = [(block, *_section(graph, block, given, declared.words)) for block in declared.blocks]
    scope = "".join(f"{value}" for value in given.values())
    return Report(
        title=f"{scope}{declared.title.zh}",
        day=today().isoformat(),
        summary=tuple(section.sentence for block, section, _ in asked if block.summary),
        sections=tuple(section for _, section, _ in asked),
        synthetic=any(made_up for _, _, made_up in asked),
    )


def _section(
    graph: Graph, block: Block, given: Mapping[str, str], words: Mapping[str, str]
) -> tuple[Section, bool]:
    asked = question(block.question)
    rows = asked.ask(graph, dict(_parameters(block, given))).rows
    made_up = any(row.get("synthetic") for row in rows)
    headings = tuple(asked.header.columns[column].label.zh for column in block.columns)
    cells = tuple(tuple(_word(asked, row[column], column, words) for column in block.columns) for row in rows)
    sentence = _sentence(block.sentence, rows) if rows else block.empty
    return Section(block.heading, sentence, headings if rows else (), cells, block.question), made_up


def _parameters(block: Block, given: Mapping[str, str]) -> Iterator[tuple[str, str | int]]:
    for name, value in block.given.items():
        if isinstance(value, str) and value.startswith("{") and value.endswith("}"):
            if (own := given.get(value[1:-1])) is not None:
                yield name, own
        else:
            yield name, value


def _sentence(template: str, rows: list[dict[str, Any]]) -> str:
    """The template with what its places stand for: {count}, {sum:COLUMN}, {first:COLUMN}."""
    said = []
    for text, name, column, _ in Formatter().parse(template):
        said.append(text)
        if name == "count":
            said.append(f"{len(rows):g}")
        elif name == "sum" and column:
            said.append(f"{round(sum(row[column] or 0 for row in rows), 4):g}")
        elif name == "first" and column:
            said.append(_said(rows[0][column]))
        elif name is not None:
            raise ValueError(f"{{{name}}} is no place of a report's sentence")
    return "".join(said)


def _word(asked: Question, value: Any, column: str, words: Mapping[str, str]) -> Any:
    """A cell in words: what the report calls the value, the Chinese label of a term of a closed list, else the value."""
    labels = {**{concept.id: concept.label.zh for concept in asked.terms.get(column, [])}, **words}
    return labels.get(value, value) if isinstance(value, str) else value


def _said(value: Any) -> str:
    if isinstance(value, list):
        return "、".join(map(_said, value))
    return f"{value:g}" if isinstance(value, float) else "" if value is None else str(value)
