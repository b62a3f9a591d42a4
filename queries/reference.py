"""Writes `docs/queries.md` from the catalogue: `python -m queries.reference docs/queries.md`."""

import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from queries.catalogue import Question, catalogue
from queries.header import Column, Parameter
from queries.topics import topics


def reference_page(questions: dict[str, Question]) -> str:
    """The page as Markdown: the table of all questions, then each with parameters, columns and query."""
    lines = [
        "# 命名问题 · Named questions",
        "",
        "Generated from `queries/` by `python -m queries.reference docs/queries.md`; edit those files, not this page.",
        "",
        "`kg query NAME k=v…`, `/api/v1/queries/NAME?k=v` and the form on the pages all ask the same. "
        "A parameter that names a thing takes its name, an old name or its id.",
        "",
    ]
    order = list(topics())
    ordered = sorted(questions.values(), key=lambda q: (order.index(q.topic), q.name))
    by_topic = [(topic, list(group)) for topic, group in groupby(ordered, key=lambda q: q.topic)]
    for topic, group in by_topic:
        named = topics()[topic]
        lines += [
            f"## {named.zh} · {named.en}",
            "",
            "| name | 问题 | question | parameters |",
            "|---|---|---|---|",
        ]
        lines += [_row(question) for question in group]
        lines.append("")
    for question in ordered:
        lines += _section(question)
    return "\n".join(lines).rstrip() + "\n"


def _row(question: Question) -> str:
    title = question.header.title
    given = ", ".join(f"`{name}`{_need(p)}" for name, p in question.header.parameters.items())
    return f"| [{question.name}](#{question.name}) | {title.zh} | {title.en} | {given} |"


def _need(parameter: Parameter) -> str:
    if parameter.optional:
        return "?"
    return "" if parameter.default is None else f" = {parameter.default}"


def _section(question: Question) -> Iterator[str]:
    header = question.header
    yield from (f"### {question.name}", "", f"**{header.title.zh}** {header.description.zh}", "")
    yield from (f"**{header.title.en}.** {header.description.en}", "")
    if header.parameters:
        yield from ("| parameter | 名称 | meaning | takes | left out |", "|---|---|---|---|---|")
        yield from (_parameter(name, parameter) for name, parameter in header.parameters.items())
        yield ""
    yield from ("| column | 名称 | meaning |", "|---|---|---|")
    yield from (_column(name, column) for name, column in header.columns.items())
    yield from ("", f"At most {header.limit} rows.", "")


def _parameter(name: str, parameter: Parameter) -> str:
    takes = parameter.type
    if parameter.values:
        takes = ", ".join(f"`{value}`" for value in parameter.values)
    elif parameter.nodes:
        takes = "name or id: " + ", ".join(parameter.nodes)
    left_out = "any" if parameter.optional else "must be given"
    if parameter.default is not None:
        left_out = f"`{parameter.default}`"
    return f"| `{name}` | {parameter.label.zh} | {parameter.label.en} | {takes} | {left_out} |"


def _column(name: str, column: Column) -> str:
    more = [f"in {column.unit}"] if column.unit else []
    more += [f"id of a {column.links}"] if column.links else []
    return f"| `{name}` | {column.label.zh} | {'; '.join([column.label.en, *more])} |"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(reference_page(catalogue()), encoding="utf-8")
