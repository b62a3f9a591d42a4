"""What the header of a question's file says: titles, phrases, parameters, columns.

A header is TOML behind `//`. It is checked against the ontology, so that a question cannot ask for a label, a
value or a vocabulary that does not exist.
"""

import re
from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict, Field

from kg.lang.messages import Message
from ontology.model import Concept, Ontology, Property


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Words(_Part):
    """A text in both languages."""

    zh: str = Field(min_length=1)
    en: str = Field(min_length=1)


class Phrases(_Part):
    """How people put the question; {name} stands for the value of the parameter of that name."""

    zh: list[str] = Field(default_factory=list)
    en: list[str] = Field(default_factory=list)


class Parameter(_Part):
    """A parameter of a question.

    `values` are the only ones allowed where given; `values_from` takes them from the ontology: a vocabulary
    ("vocabulary:office-topics"), or a property with a closed list ("class:Region.level",
    "relation:SPECIALISES_IN.basis"). A `node` is given by name, old name or id of something with one of the labels
    `nodes`. Left out, a parameter takes `default`; an optional one without default is null in the query. One that takes
    `several` values is a list in the query, and given with commas between. `kind` says what of a question in words it can
    be: a year, a period, a day, a number (of days), any words, what local facts are of (`items`) or
    measure, or nothing (`none`).
    """

    type: str = Field(pattern="^(string|integer|number|node)$")
    label: Words
    default: str | int | float | None = None
    optional: bool = False
    values: list[str | int] = Field(default_factory=list)
    values_from: str | None = None
    nodes: list[str] = Field(default_factory=list)
    several: bool = False
    kind: str | None = Field(
        default=None, pattern="^(year|period|day|days|number|words|items|measures|none)$"
    )


class Column(_Part):
    """A column of the answer: `links` is the label of the node that its value is an id of."""

    label: Words
    unit: str | None = None
    links: str | None = None


class Header(_Part):
    """What a question's file says of itself. Under the names in `formerly` it is still asked by saved links. `opening` is the
    sentence that sums an answer up, with figures of it in brackets (`queries/opening.py`). Of the optional parameters `one_of` one at least
    must be given."""

    title: Words
    description: Words
    formerly: list[str] = Field(default_factory=list)
    limit: int = Field(gt=0, le=5000)
    opening: Words | None = None
    one_of: list[str] = Field(default_factory=list)
    phrases: Phrases = Field(default_factory=Phrases)
    parameters: dict[str, Parameter] = Field(default_factory=dict)
    columns: dict[str, Column] = Field(min_length=1)


def concepts(model: Ontology, parameter: Parameter) -> list[Concept]:
    """The terms that a parameter's values are, where they come from a vocabulary."""
    kind, _, name = (parameter.values_from or "").partition(":")
    if kind != "vocabulary" or name not in model.vocabularies:
        return []
    return list(model.vocabularies[name].concepts.values())


def allowed(model: Ontology, parameter: Parameter) -> list[str | int]:
    """The values that a parameter can have; none where any can be given, or where `values_from` leads nowhere."""
    if parameter.values_from is None:
        return parameter.values
    terms = [concept.id for concept in concepts(model, parameter)]
    prop = _property(model, parameter.values_from)
    return [*terms, *(prop.values if prop is not None else ())]


def problems(model: Ontology, header: Header) -> Iterator[tuple[str, Message]]:
    """What contradicts the ontology or itself: (name of the parameter or column, what is wrong)."""
    for name, column in header.columns.items():
        if column.links is not None and column.links not in model.classes:
            yield name, Message("question-link-unknown", name=name, label=column.links)
    for name in header.one_of:
        if name not in header.parameters or not header.parameters[name].optional:
            yield name, Message("question-one-of-unknown", name=name)
    for name, parameter in header.parameters.items():
        for code, values in _of_parameter(model, parameter):
            yield name, Message(code, name=name, **values)
    for phrase in (*header.phrases.zh, *header.phrases.en):
        for name in re.findall(r"\{([^}]*)(?:\}|$)", phrase):
            if name not in header.parameters or f"{{{name}}}" not in phrase:
                yield name, Message("question-phrase-unclosed", phrase=phrase, name=f"{{{name}")


def _of_parameter(model: Ontology, parameter: Parameter) -> Iterator[tuple[str, dict[str, object]]]:
    values = allowed(model, parameter)
    if (parameter.type == "node") != bool(parameter.nodes):
        yield "question-nodes-mismatch", {}
    for label in parameter.nodes:
        if label not in model.classes:
            yield "question-node-unknown", {"label": label}
    if parameter.values_from is not None and not values:
        yield "question-values-empty", {"source": parameter.values_from}
    if parameter.values_from is not None and parameter.values:
        yield "question-values-twice", {}
    if parameter.optional and parameter.default is not None:
        yield "question-default-optional", {}
    if parameter.default is not None and values and parameter.default not in values:
        yield "question-default-refused", {"value": parameter.default}


def _property(model: Ontology, path: str) -> Property | None:
    kind, _, rest = path.partition(":")
    owner, _, name = rest.partition(".")
    if kind == "class" and owner in model.classes:
        return model.classes[owner].properties.get(name)
    if kind == "relation" and owner in model.relations:
        return model.relations[owner].properties.get(name)
    return None
