"""The catalogue of named questions: every `queries/<topic>/*.cypher`, read and checked.

A file opens with a header in TOML behind `//`, which `queries/header.py` describes; the query follows. CONTRIBUTING.md
shows one. Nothing else is needed for a question to be asked everywhere.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from kg.graph.graph import Graph, Table
from kg.lang.errors import KgError, NotFound, UsageError
from kg.lang.messages import Message
from ontology.model import Concept, Ontology
from ontology.reader import ontology
from queries.header import Header, Parameter, allowed, concepts, problems
from queries.names import resolve
from queries.opening import fields

FOLDER = Path(__file__).parent
# The program's own reads, which are no questions.
INTERNAL = "internal"
# Between several values of one parameter.
_BETWEEN = re.compile("[,，;；、]")
_TYPES = {"string": str, "integer": int, "number": float, "node": str}
_TYPE_NAMES = {
    "string": "question-type-string",
    "integer": "question-type-integer",
    "number": "question-type-number",
    "node": "question-type-node",
}


class CatalogueError(KgError):
    """A question's file is wrong; the message names file and line."""


@dataclass(frozen=True, slots=True)
class Question:
    """A named question, ready to be asked. `terms` are the words for values that come from a vocabulary, by parameter."""

    name: str
    topic: str
    header: Header
    text: str
    terms: Mapping[str, list[Concept]]

    def ask(self, graph: Graph, given: Mapping[str, Any]) -> Table:
        """The answer, with `given` parameters converted to their types and names of things to their ids.

        Raises:
            UsageError: a parameter is unknown, missing, of the wrong type or not allowed.
            NotFound: a parameter names nothing in the graph; near names are told.
            EngineError: the engine failed.
        """
        table = graph.read(self.text, self.resolved(graph, given), limit=self.header.limit)
        # Of an empty answer one engine does not tell the columns.
        return replace(table, columns=list(self.header.columns))

    def resolved(self, graph: Graph, given: Mapping[str, Any]) -> dict[str, Any]:
        """`given` with defaults filled in, each value of its type, and names of things as their ids.

        Raises:
            UsageError, NotFound, EngineError: as `ask`.
        """
        params = self.parameters(given)
        for name, parameter in self.header.parameters.items():
            if parameter.type == "node" and params[name] is not None:
                params[name] = _ids(graph, parameter, params[name])
        return params

    def parameters(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """`given` with defaults filled in and each value of its type; names of things stay names."""
        unknown = set(given) - set(self.header.parameters)
        if unknown:
            raise UsageError(
                "question-parameter-unknown" if self.header.parameters else "question-parameter-unknown-none",
                question=self.name,
                names=sorted(unknown),
                known=list(self.header.parameters),
            )
        values = {
            name: self._value(name, parameter, given) for name, parameter in self.header.parameters.items()
        }
        one_of = self.header.one_of
        if one_of and all(values[name] is None for name in one_of):
            raise UsageError("question-parameter-one-of", question=self.name, names=one_of)
        return values

    def _value(self, name: str, parameter: Parameter, given: Mapping[str, Any]) -> Any:
        value = given.get(name)
        if value is None or value == "":
            value = parameter.default
        if value is None and parameter.optional:
            return None
        if value is None:
            raise UsageError(
                "question-parameter-missing", question=self.name, name=name, label=parameter.label
            )
        if parameter.several and parameter.type != "node":
            return [part.strip() for part in _BETWEEN.split(str(value)) if part.strip()]
        try:
            value = _TYPES[parameter.type](value)
        except ValueError:
            expected = Message(_TYPE_NAMES[parameter.type])
            raise UsageError(
                "question-parameter-type", question=self.name, name=name, value=value, expected=expected
            ) from None
        value = _term(self.terms.get(name, []), value)
        if parameter.values and value not in parameter.values:
            raise UsageError(
                "question-parameter-choice",
                question=self.name,
                name=name,
                value=value,
                expected=parameter.values,
            )
        return value


@cache
def catalogue() -> dict[str, Question]:
    """All questions that are shipped, by name.

    Raises:
        CatalogueError: a file is wrong.
    """
    return read_catalogue(FOLDER, ontology())


def question(name: str) -> Question:
    """The question of that name, or that had this name in an earlier version.

    Raises:
        NotFound: there is none; near names are told.
    """
    found = catalogue().get(name) or next(
        (q for q in catalogue().values() if name in q.header.formerly), None
    )
    if found is None:
        # Names have some thirty letters; the time that it takes to compare grows with them.
        near = get_close_matches(name[:100], catalogue(), n=3, cutoff=0.5)
        if not near:
            raise NotFound("question-not-found", name=name)
        titles = [Message("name-with-id", name=catalogue()[each].header.title, id=each) for each in near]
        raise NotFound("question-not-found-near", name=name, near=titles)
    return found


def read_catalogue(folder: Path, model: Ontology) -> dict[str, Question]:
    """Read `folder/<topic>/*.cypher`.

    Raises:
        CatalogueError: a file is wrong, or two have one name.
    """
    found: dict[str, Question] = {}
    for path in sorted(folder.glob("*/*.cypher")):
        if path.parent.name == INTERNAL:
            continue
        if path.stem in found:
            raise CatalogueError(
                "question-file-twice", file=f"{path.parent.name}/{path.name}", topic=found[path.stem].topic
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
        raise CatalogueError("question-file-no-toml", file=where, why=error) from None
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(map(str, first["loc"]))
        raise CatalogueError(
            "question-file-field", file=where, line=_line_of(lines, key), key=key, why=first["msg"]
        ) from None
    for key, problem in (*_mismatches(header, text), *problems(model, header)):
        raise CatalogueError("question-file-wrong", file=where, line=_line_of(lines, key), problem=problem)
    terms = {name: concepts(model, parameter) for name, parameter in header.parameters.items()}
    parameters = {
        name: parameter.model_copy(update={"values": allowed(model, parameter)})
        for name, parameter in header.parameters.items()
    }
    return Question(
        path.stem, path.parent.name, header.model_copy(update={"parameters": parameters}), text, terms
    )


def _ids(graph: Graph, parameter: Parameter, value: str) -> str | list[str]:
    """The id that `value` names; of a parameter that takes several a list. A name may hold a comma itself."""
    if not parameter.several:
        return resolve(graph, parameter.nodes, value)
    parts = [part.strip() for part in _BETWEEN.split(value) if part.strip()]
    try:
        return list(dict.fromkeys(resolve(graph, parameter.nodes, part) for part in parts))
    except NotFound:
        if len(parts) == 1:
            raise
        return [resolve(graph, parameter.nodes, value)]


def _mismatches(header: Header, text: str) -> Iterator[tuple[str, Message]]:
    """Where header and query do not say the same: (what to look for, what is wrong)."""
    used = set(re.findall(r"\$(\w+)", text))
    for name in sorted(used ^ set(header.parameters)):
        code = "question-parameter-undeclared" if name in used else "question-parameter-unused"
        yield name, Message(code, name=name)
    returned = re.findall(r"\bAS (\w+)", text[text.upper().rfind("RETURN") :])
    if returned != list(header.columns):
        yield "RETURN", Message("question-columns-differ", returned=returned, declared=list(header.columns))
    if "ORDER BY" not in text[text.upper().rfind("RETURN") :]:
        yield "RETURN", Message("question-no-order")
    for name in fields(header):
        yield name, Message("question-opening-unknown", name=name)


def _term(terms: list[Concept], value: Any) -> Any:
    """The id of the term that `value` is a name of; `value` itself where there is none."""
    folded = str(value).strip().casefold()
    for concept in terms:
        if folded in {
            n.casefold() for n in (concept.id, concept.label.zh, concept.label.en, *concept.alternatives)
        }:
            return concept.id
    return value


def _line_of(lines: list[str], key: str) -> int:
    """The first line that speaks of `key`, for messages; the deepest part of a dotted key that a line names."""
    found = (
        i
        for part in reversed(key.split("."))
        for i, line in enumerate(lines, 1)
        if re.search(rf"(?<!\w){re.escape(part)}(?!\w)", line)
    )
    return next(found, 1)
