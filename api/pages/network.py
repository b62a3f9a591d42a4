"""`/network`: a piece of the graph as a picture, to expand, collapse, thin out, colour and save.

The address holds the whole view: where it begins, what was expanded (`open`), hidden (`hide`) and pinned (`pin`), what
colours and sizes stand for. The page's module only changes the address, so a view can be sent to a colleague, works
without scripts, and every download is of exactly what is shown.
"""

import json
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, Any

from fastapi import Depends, Query, Request, Response
from fastapi.responses import FileResponse, HTMLResponse, JSONResponse

from api.access import OpenGraph
from api.downloads import named
from api.pages.addresses import Address, pin
from api.pages.beginnings import Beginning, beginning
from api.pages.found import Section
from api.pages.frame import Terms, page, pages, terms
from api.words import WORDS
from kg.answers.search import find
from kg.graph.graph import Graph
from kg.lang.errors import NotFound, UsageError
from kg.output.export.graphml import write_graphml
from kg.output.export.part import items_of
from kg.output.pictures import looks
from kg.output.pictures.canvas import LONGEST, USUAL, canvas, named_at_first
from kg.output.pictures.marks import SWATCH, Entry
from kg.output.pictures.names import short
from kg.output.pictures.network import Picture, as_json, legend, picture, renamed, without
from kg.output.pictures.network_svg import network_svg
from kg.output.pictures.offline import VIS, offline_page
from kg.output.pictures.pieces import IN_ROW, STATISTICS, expanded

router = pages()
SECTION = Section("/network", "network", 40)
# The largest picture draws in three seconds on two cores.
LARGEST = 2000
# Each expansion is a question to the graph; who opens more wants a question of his own.
OPEN = 40
# A list that one still scrolls through; GraphML holds all.
LISTED = 200


@dataclass(frozen=True, slots=True)
class View:
    """What the address asks for. `steps` are the legends of colour and size, empty where kinds are the colours."""

    begun: Beginning
    whole: Picture
    hidden: frozenset[str]
    colour: str
    size: str
    colours: list[looks.Step]
    sizes: list[looks.Step]

    @property
    def shown(self) -> Picture:
        """The picture without the hidden kinds."""
        return without(self.whole, self.hidden)


def _view(
    request: Request,
    graph: OpenGraph,
    limit: Annotated[int | None, Query(ge=1, le=LARGEST)] = None,
    colour: Annotated[str, Query(max_length=40)] = "",
    size: Annotated[str, Query(max_length=40)] = "",
) -> View | None:
    """The view of an address; None where it begins with nothing."""
    given = request.query_params
    begun = beginning(graph, given, USUAL, limit)
    if begun is None:
        return None
    opened = given.getlist("open")
    if len(opened) > OPEN:
        raise UsageError("network-too-many-open", limit=OPEN)
    drawn = picture(expanded(graph, begun.piece, opened, USUAL), dict(map(pin, given.getlist("pin"))))
    whole = renamed(drawn, terms(request).name)
    colours: list[looks.Step] = []
    sizes: list[looks.Step] = []
    known = {looks.DEGREE, *looks.choices(graph.ontology, whole)}
    if colour in known:
        whole, colours = looks.coloured(
            whole, looks.values(graph, whole, colour), looks.bearers(graph.ontology, colour)
        )
    if size in known:
        whole, sizes = looks.sized(whole, looks.values(graph, whole, size))
    return View(begun, whole, frozenset(given.getlist("hide")), colour, size, colours, sizes)


Viewed = Annotated[View | None, Depends(_view)]


@router.get("/network")
def network(
    request: Request, graph: OpenGraph, view: Viewed, q: Annotated[str, Query(max_length=200)] = ""
) -> HTMLResponse:
    """The picture that the address asks for, or what to begin with."""
    if view is None:
        hits = find(graph, q, limit=30).hits if q else []
        return page(request, "network.html", view=None, begin=q, hits=hits)
    term, shown = terms(request), view.shown
    return page(
        request, "network.html", view=view, shown=shown, kinds=legend(view.whole), data=_data(view, term),
        told=_told(view, term), choices=looks.choices(graph.ontology, view.whole),
        address=Address(request), opened=request.query_params.getlist("open"), listed=LISTED, largest=LARGEST,
        begin="", more=any(kind not in STATISTICS for kind in shown.left_out),
    )  # fmt: skip


@router.get("/network/data", response_class=JSONResponse)
def data(view: Viewed) -> dict[str, Any]:
    """The same picture for programs."""
    return as_json(_begun(view).shown)


@router.get("/network/file.{form}")
def file(request: Request, graph: OpenGraph, view: Viewed, form: str) -> Response:
    """The picture as a file: svg, html (opens without this service and without a network) or graphml."""
    begun, term = _begun(view), terms(request)
    told = _legend(begun, term)
    title = term.text(begun.begun.title)
    made: dict[str, tuple[Callable[[], bytes], str]] = {
        "svg": (lambda: network_svg(begun.shown, told).encode(), "image/svg+xml"),
        "html": (lambda: offline_page(begun.shown, told, title).encode(), "text/html; charset=utf-8"),
        "graphml": (lambda: _graphml(graph, begun.shown), "application/xml"),
    }
    if form not in made:
        raise NotFound("network-form-unknown", form=form, known=list(made))
    content, media = made[form]
    if form == "svg" and "download" not in request.query_params:
        return Response(content(), media_type=media)
    return named(f"{title}.{form}", content(), media)


@router.get("/lib/vis-network.js")
def library() -> FileResponse:
    """vis-network, as the pyvis package carries it."""
    return FileResponse(VIS, media_type="text/javascript", headers={"Cache-Control": "max-age=86400"})


def _begun(view: View | None) -> View:
    if view is None:
        raise UsageError("network-no-beginning")
    return view


def _told(view: View, term: Terms) -> list[Entry]:
    """What colours and sizes stand for, line by line; nothing where they say kinds and no more."""
    lines: list[Entry] = []
    colon = term.text(WORDS["colon"])
    if view.colours:
        lines.append(Entry(f"{term.text(WORDS['colour_by'])}{colon}{_named(view, view.colour, term)}"))
        lines += [Entry(_step(step, term), step.colour, SWATCH) for step in view.colours]
    if view.sizes:
        ends = " – ".join(term.value(step.value) for step in view.sizes)
        lines.append(Entry(f"{term.text(WORDS['size_by'])}{colon}{_named(view, view.size, term)} {ends}"))
    return lines


def _named(view: View, name: str, term: Terms) -> str:
    if name == looks.DEGREE:
        return term.text(WORDS["degree"])
    return term.text(looks.choices(term.model, view.whole)[name].label)


def _legend(view: View, term: Terms) -> list[Entry]:
    """The legend of a file: the kinds, what colours and sizes stand for, and what is left out."""
    kinds = [Entry(f"{term.label(kind)} {n}", colour, shape) for kind, colour, shape, n in legend(view.shown)]
    comma, colon = term.text(WORDS["list_comma"]), term.text(WORDS["colon"])
    left = comma.join(f"{term.label(kind)} {n}" for kind, n in view.shown.left_out.items())
    last = [Entry(f"{term.text(WORDS['not_drawn'])}{colon}{left}")] if left else []
    return [*kinds, *_told(view, term), *last]


def _step(step: looks.Step, term: Terms) -> str:
    if step.more:
        words = term.text(WORDS["other_values"])
    elif step.value is None:
        words = term.text(WORDS["not_applicable" if step.lacking else "not_given"])
    else:
        words = term.value(step.value)
        if step.to is not None and step.to != step.value:
            words = f"{words} – {term.value(step.to)}"
    return f"{words}（{step.count}）"


def _data(view: View, term: Terms) -> str:
    """The picture as the page's module reads it, as short as it can be said: kinds, colours and types are named once, an edge
    names its ends by their number. Hidden kinds are in it, to be shown again at once."""
    shown = view.whole
    on = canvas(len(shown.spots))
    names = named_at_first(view.shown, on)
    shapes = {spot.label: spot.shape for spot in shown.spots}
    kinds = list(shapes)
    colours = list(dict.fromkeys(spot.colour for spot in shown.spots))
    types = list(dict.fromkeys(kind for _, kind, _ in shown.edges))
    at = {spot.key: number for number, spot in enumerate(shown.spots)}
    made = {
        "kinds": kinds,
        "shapes": list(shapes.values()),
        "colours": colours,
        "canvas": asdict(on),
        "types": [relation(kind, term) for kind in types],
        "nodes": [
            [
                s.id,
                s.name,
                kinds.index(s.label),
                s.x,
                s.y,
                colours.index(s.colour),
                s.size,
                int(s.pinned),
                int(s.key in names),
                *([cut] if (cut := short(s.name, LONGEST)) != s.name else []),
            ]
            for s in shown.spots
        ],
        "edges": [[at[start], at[end], types.index(kind)] for start, kind, end in shown.edges],
    }
    text = json.dumps(made, ensure_ascii=False, separators=(",", ":"))
    # In a script element of data nothing but "</" and "<!--" would end or change it.
    return text.replace("<", "\\u003c")


def relation(kind: str, term: Terms) -> str:
    """The name of an edge in a picture."""
    return term.text(WORDS["in_row"]) if kind == IN_ROW else term.relation(kind)


def _graphml(graph: Graph, shown: Picture) -> bytes:
    things = [(spot.label, spot.id) for spot in shown.spots]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "network.graphml"
        write_graphml(graph.ontology, items_of(graph, things, shown.edges), path)
        return path.read_bytes()
