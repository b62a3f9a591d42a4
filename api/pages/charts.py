"""`/chart.svg`: names with figures as bars, for the results of questions and of the query language."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from fastapi import Query, Response
from pydantic import Field

from api.pages.frame import pages
from kg.lang.errors import UsageError
from kg.output.pictures.figures import ranking
from queries.catalogue import Question

router = pages()
# Bars that fit on one screen; more is a table.
BARS = 30
# Numbers that say where or when something stands, and not how much it is.
_NO_FIGURES = frozenset(
    ("line", "order", "number", "year", "deadline", "founded", "since", "start", "end", "level")
)


@router.get("/chart.svg")
def chart(
    name: Annotated[list[str], Query(max_length=200)],
    value: Annotated[list[Annotated[float, Field(allow_inf_nan=False)]], Query()],
    heading: Annotated[str, Query(max_length=200)] = "",
) -> Response:
    """A bar for each `name` with its `value`."""
    if len(name) != len(value) or len(name) > BARS:
        raise UsageError("chart-sizes-differ", limit=BARS)
    return Response(ranking(list(zip(name, value, strict=True)), heading), media_type="image/svg+xml")


def measures(asked: Question, rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """The columns that hold figures, those with a unit first."""
    kept = [name for name in asked.header.columns if name not in _NO_FIGURES]
    found = [name for name in kept if _is_figures([row[name] for row in rows])]
    return sorted(found, key=lambda name: asked.header.columns[name].unit is None)


def named(asked: Question, rows: Sequence[Mapping[str, Any]], column: str) -> list[tuple[str, float]]:
    """The first rows with a figure in `column`, each under what its text columns call it."""
    texts = [n for n in asked.header.columns if any(isinstance(row[n], str) for row in rows)]
    # An id says less than a name.
    texts.sort(key=lambda name: asked.header.columns[name].links is not None)
    kept = [row for row in rows if row[column] is not None][:BARS]
    names = [str(row[texts[0]] or "—") if texts else str(number) for number, row in enumerate(kept, 1)]
    twice = Counter(names)
    for number, row in enumerate(kept):
        more = [str(row[text]) for text in texts[1:3] if row[text]]
        if twice[names[number]] > 1 and more:
            names[number] = " · ".join([names[number], *more])
    return [(name, float(row[column])) for name, row in zip(names, kept, strict=True)]


def _is_figures(values: Sequence[Any]) -> bool:
    known = [value for value in values if value is not None]
    return bool(known) and all(isinstance(v, int | float) and not isinstance(v, bool) for v in known)
