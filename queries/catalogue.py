"""The catalogue of named questions: every `queries/<topic>/*.cypher`, read and checked.

A file opens with a header in TOML behind `//`: title, description, limit, [parameters.NAME] and [columns.NAME];
the query follows. CONTRIBUTING.md shows one. Nothing else is needed for a question to be asked everywhere.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from kg.errors import KgError, NotFound, UsageError
from kg.store.graph import Graph, Table
from ontology.model import Ontology
from ontology.reader import ontology

FOLDER = Path(__file__).parent


class CatalogueError(KgError):
    """A question's file is wrong; the message names file and line."""


class Words(BaseModel):
    """A text in both languages."""

    model_config = ConfigDict(extra="forbid")

    zh: str = Field(min_length=1)
    en: str = Field(min_length=1)


class Parameter(BaseModel):
    """A parameter: `values` are the only ones allowed where given, `default` is used when it is left out."""

    model_config = ConfigDict(extra="forbid")

    type: str = Field(pattern="^(string|integer|number)$")
    label: Words
    default: str | int | float | None = None
    values: list[str | int] = Field(default_factory=list)


class Column(BaseModel):
    """A column of the answer: `links` is the label of the node that its value is an id of."""

    model_config = ConfigDict(extra="forbid")

    label: Words
    unit: str | None = None
    links: str | None = None


class Header(BaseModel):
    """What a question's file says of itself."""

    model_config = ConfigDict(extra="forbid")

    title: Words
    description: Words
    limit: int = Field(gt=0, le=5000)
    parameters: dict[str, Parameter] = Field(default_factory=dict)
    columns: dict[str, Column] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class Question:
    """A named question, ready to be asked."""

    name: str
    topic: str
    header: Header
    text: str

    def ask(self, graph: Graph, given: Mapping[str, Any]) -> Table:
        """The answer, with `given` parameters converted to their types.

        Raises:
            UsageError: a parameter is unknown, missing, of the wrong type or not allowed.
            EngineError: the engine failed.
        """
        return graph.read(self.text, self.parameters(given), limit=self.header.limit)

    def parameters(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """`given` with defaults filled in and each value of its type."""
        unknown = set(given) - set(self.header.parameters)
        if unknown:
            takes = ", ".join(self.header.parameters) or "none"
            raise UsageError(
                f"{self.name} has no parameter {', '.join(sorted(unknown))}. Its parameters: {takes}."
            )
        return {
            name: self._value(name, parameter, given) for name, parameter in self.header.parameters.items()
        }

    def _value(self, name: str, parameter: Parameter, given: Mapping[str, Any]) -> Any:
        value = given.get(name, parameter.default)
        if value is None:
            raise UsageError(f"{self.name} needs {name} ({parameter.label.zh}). Give it as {name}=…")
        try:
            value = {"string": str, "integer": int, "number": float}[parameter.type](value)
        except ValueError:
            raise UsageError(f"{self.name}: {name} is {value!r}, expected {parameter.type}.") from None
        if parameter.values and value not in parameter.values:
            allowed = ", ".join(map(str, parameter.values))
            raise UsageError(f"{self.name}: {name} is {value!r}, expected one of {allowed}.")
        return value


@cache
def catalogue() -> dict[str, Question]:
    """All questions that are shipped, by name.

    Raises:
        CatalogueError: a file is wrong.
    """
    return read_catalogue(FOLDER, ontology())


def question(name: str) -> Question:
    """The question of that name.

    Raises:
        NotFound: there is none.
    """
    found = catalogue().get(name)
    if found is None:
        raise NotFound(f"There is no question {name!r}. `kg query --list` shows all of them.")
    return found


def read_catalogue(folder: Path, model: Ontology) -> dict[str, Question]:
    """Read `folder/<topic>/*.cypher`.

    Raises:
        CatalogueError: a file is wrong, or two have one name.
    """
    found: dict[str, Question] = {}
    for path in sorted(folder.glob("*/*.cypher")):
        if path.stem in found:
            raise CatalogueError(
                f"{path.parent.name}/{path.name}: {found[path.stem].topic} has a question of that name too"
            )
        found[path.stem] = _read(path, model)
    return found


def _read(path: Path, model: Ontology) -> Question:
    lines = path.read_text(encoding="utf-8").splitlines()
    size = next((i for i, line in enumerate(lines) if not line.startswith("//")), len(lines))
    where = f"{path.parent.name}/{path.name}"
    text = "\n".join(lines[size:]).strip()
    try:
        header = Header.model_validate(tomllib.loads("\n".join(line[2:].strip() for line in lines[:size])))
    except tomllib.TOMLDecodeError as error:
        raise CatalogueError(f"{where}: the header is not TOML: {error}") from None
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(map(str, first["loc"]))
        raise CatalogueError(f"{where}, line {_line_of(lines, key)}: {key}: {first['msg']}") from None
    _check(where, lines, header, text, model)
    return Question(path.stem, path.parent.name, header, text)


def _check(where: str, lines: list[str], header: Header, text: str, model: Ontology) -> None:
    used = set(re.findall(r"\$(\w+)", text))
    for name in used ^ set(header.parameters):
        problem = "is used and not declared" if name in used else "is declared and not used"
        raise CatalogueError(f"{where}, line {_line_of(lines, name)}: the parameter {name} {problem}")
    returned = re.findall(r"\bAS (\w+)", text[text.upper().rfind("RETURN") :])
    if returned != list(header.columns):
        raise CatalogueError(
            f"{where}, line {_line_of(lines, 'RETURN')}: it returns {returned}, its header says {list(header.columns)}"
        )
    if "ORDER BY" not in text:
        raise CatalogueError(f"{where}: has no ORDER BY; without one the engines differ")
    for name, column in header.columns.items():
        if column.links is not None and column.links not in model.classes:
            raise CatalogueError(
                f"{where}, line {_line_of(lines, name)}: {name} links to {column.links}, which is no label"
            )


def _line_of(lines: list[str], key: str) -> int:
    """The first line that speaks of `key`, for messages."""
    parts = key.split(".")
    found = (
        i for part in reversed(parts) for i, line in enumerate(lines, 1) if re.search(rf"\b{part}\b", line)
    )
    return next(found, 1)
