"""`/node/…`: one page per thing, and `/source/…`: what each place of a dataset says."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice
from typing import Annotated, Any

from fastapi import Query, Request
from fastapi.responses import HTMLResponse

from api.access import OpenGraph
from api.pages.answer_fields import ends
from api.pages.frame import PLACE, page, pages, terms
from api.pages.plan_text import plan_text
from kg.graph.graph import Graph
from kg.graph.lookup import claims, kinds_around, node, of_kind
from kg.output.pictures.network import picture, renamed
from kg.output.pictures.pieces import around
from kg.values import days
from queries.located import is_located, located, with_parts
from queries.reads import rows

router = pages()
# Of each kind around a thing: what one takes in at a glance, and a page of the whole list.
FIRST, PAGE = 20, 500
# Beyond two dozen neighbours a small picture shows a ball of wool; the network page takes more.
DRAWN = 24


@router.get("/node/{label}/{id:path}")
def thing(
    request: Request,
    graph: OpenGraph,
    label: str,
    id: str,  # noqa: A002
    kind: Annotated[str, Query(max_length=100)] = "",
    after: Annotated[str, Query(max_length=500)] = "",
) -> HTMLResponse:
    """One thing: properties, sources, dates, neighbours by kind. `kind` (type.direction.label) asks for one kind alone."""
    found = node(graph, label, id)
    label = graph.ontology.most_specific(found["labels"])
    groups = kinds_around(graph, label, id)
    if label == "Region":
        groups = with_parts(graph, id, groups)
    if kind:
        groups = [group for group in groups if kind == _name(group)]
    for group in groups:
        group["name"] = _name(group)
        group["rows"] = _rows(graph, label, id, group, PAGE if kind else FIRST, after)
    return page(
        request, "thing.html", node=found, label=label, groups=groups, whole=bool(kind), page_size=PAGE, ends=partial(ends, today=days.today()),
        said=[] if kind else _said(graph, label, found), dates=_dates(graph, label, found, groups), picture=None if kind else renamed(
            picture(around(graph, label, id, DRAWN)), terms(request).name
        ),
    )  # fmt: skip


def _said(graph: Graph, label: str, found: dict[str, Any]) -> list[dict[str, Any]]:
    """What each source says of a thing, where they differ: its places and the properties that are not the same in all,
    the source that is shown first."""
    if len(found["sources"]) < 2:
        return []
    told = claims(graph, label, found["id"])
    values = {
        name: [claim.said.get(name) for claim in told] for name in graph.ontology.classes[label].properties
    }
    differing = [name for name, each in values.items() if any(value != each[0] for value in each)]
    return [
        {"sources": claim.sources, "values": {name: claim.said.get(name) for name in differing}}
        for claim in told
        if differing
    ]


def _rows(
    graph: Graph, label: str, id_: str, group: dict[str, Any], most: int, after: str
) -> list[dict[str, Any]]:
    """The neighbours of one kind: parts of a plan as they stand in it, what lies in a region with what lies in its parts, all
    else in the order of ids."""
    if label == "Region" and is_located(group):
        return located(graph, id_, group["label"], most, after)
    if "order" not in graph.ontology.classes[group["label"]].properties:
        return of_kind(graph, label, id_, group, most, after)
    found = of_kind(graph, label, id_, group, PAGE, after)
    if len(found) < PAGE:
        found = sorted(found, key=lambda row: _place_in_plan(row["x"]))
    return found[:most]


def _place_in_plan(part: dict[str, Any]) -> tuple[str, int, str]:
    """What parts of plans are sorted by: the plan, the line, the id."""
    return part["id"].split("/")[0], part.get("line") or 0, part["id"]


def _name(group: dict[str, Any]) -> str:
    return f"{group['type']}.{group['direction']}.{group['label']}"


def _dates(
    graph: Graph, label: str, found: dict[str, Any], groups: list[dict[str, Any]]
) -> list[tuple[str, str, str, dict[str, Any]]]:
    """What happened when: dates of the thing itself and of events around it, as (day, label, property, node)."""
    near = [
        (group["label"], row["x"])
        for group in groups
        for row in group["rows"]
        if group["label"] == "LegalEvent"
    ]
    return sorted(
        (
            (str(thing[name]), kind, name, thing)
            for kind, thing in [(label, found), *near]
            for name, known in graph.ontology.classes[kind].properties.items()
            if known.datatype == "date" and thing.get(name)
        ),
        key=lambda date: date[:3],
    )


@router.get("/source/{dataset:path}")
def source(request: Request, graph: OpenGraph, dataset: str) -> HTMLResponse:
    """The places of a dataset that say something (lines, rows, documents), each with what it says; of a plan whose text is
    in the graph every line, as it stands."""
    found = node(graph, "Source", dataset)
    prefix, most = f"{dataset}#", graph.settings.max_rows
    stated = list(islice(_stated(graph, found, prefix, most + 1), most + 1))
    lines = plan_text(graph, dataset, _quoting(stated)) if "Passage" in found.get("holds", ()) else []
    texts = {f"L{line.number}": line for line in lines}
    places: dict[str, list[tuple[str, dict[str, Any]]]] = {place: [] for place in texts}
    for label, said in sorted(stated[:most], key=lambda one: str(one[1]["id"])):
        for source in said["sources"]:
            if source.startswith(prefix) and PLACE.fullmatch(source.removeprefix(prefix)):
                places.setdefault(source.removeprefix(prefix), []).append((label, said))
    in_order = sorted(places.items(), key=lambda item: (item[0][0], int(item[0][1:])))
    return page(
        request, "source.html", source=found, places=in_order, texts=texts, truncated=len(stated) > most
    )


def _quoting(stated: Sequence[tuple[str, dict[str, Any]]]) -> list[dict[str, Any]]:
    """The targets among what is stated, which quote their line."""
    return [said for label, said in stated if label == "Target"]


def _stated(
    graph: Graph, found: dict[str, Any], prefix: str, most: int
) -> Iterator[tuple[str, dict[str, Any]]]:
    """The nodes that the dataset states, with their labels: of each kind that it holds at most `most`."""
    # Lines of a plan are its text, shown as such.
    kinds = (kind for kind in found.get("holds", ()) if kind in graph.ontology.classes and kind != "Passage")
    for label in kinds:
        for row in rows(graph, "stated-by-dataset", {"label": label}, prefix=prefix, most=most):
            # A firm is found as an organisation too.
            if graph.ontology.most_specific(row["n"]["labels"]) == label:
                yield label, row["n"]
