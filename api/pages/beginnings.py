"""Where a network begins, as its address says: a thing, given things, a named question's answer, a match, or the paths
between two things."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from api.pages.frame import both, node_path
from kg.analysis.match.match import match, request
from kg.analysis.match.models import Match
from kg.graph.graph import Graph
from kg.lang.errors import UsageError
from kg.lang.text import Text
from kg.output.export.tables import Row
from kg.output.pictures.pieces import Edge, Piece, around, key, of_rows, of_things
from queries.catalogue import Question, question

# A parameter of a question is written p.NAME, so that it cannot be taken for one of the picture's own.
PREFIX = "p."
# Paths that somebody reads; all that were found are in the picture.
TOLD = 20
_MATCH = ("prefecture", "industry", "need", "text")
# Results of a match whose donors, technologies and patents still make a picture.
RESULTS = 30
# An answer draws that much at first; `limit` in the address asks for more.
MOST = 500


@dataclass(frozen=True, slots=True)
class Beginning:
    """A piece of the graph, its title, the page that it comes from, and paths as steps: (from, relation, to) by key."""

    piece: Piece
    title: Text
    page: str
    paths: list[list[Edge]] = field(default_factory=list)


def beginning(graph: Graph, given: QueryParams, usual: int, limit: int | None) -> Beginning | None:
    """What the address begins with; None when it names nothing. A thing shows `usual` neighbours when no limit is given.

    Raises:
        UsageError, NotFound: the address names what there is not.
        EngineError: the engine failed.
    """
    most = limit or MOST
    if given.get("one") and given.get("other"):
        return _paths(graph, {name: given[name] for name in ("one", "other")}, most)
    if name := given.get("question"):
        params = {k.removeprefix(PREFIX): v for k, v in given.items() if k.startswith(PREFIX)}
        return _answer(graph, question(name), params, most)
    if any(given.get(name) for name in _MATCH):
        return _match(graph, given, most)
    if things := given.getlist("thing"):
        wanted = [_thing(text) for text in things]
        title = Text(f"{len(wanted)} 个事物", f"{len(wanted)} things")
        return Beginning(of_things(graph, wanted, most), title, "/network")
    if given.get("label") and given.get("id"):
        piece = around(graph, given["label"], given["id"], limit or usual)
        name = next(iter(piece.found.values()))[2]
        title = both(given["label"], given["id"], name)
        return Beginning(piece, title, node_path(given["label"], given["id"]))
    return None


def cells(asked: Question, row: Row) -> list[tuple[str, str]]:
    """The things (label, id) that a row of an answer links to."""
    found: list[tuple[str, str]] = []
    for name, column in asked.header.columns.items():
        if column.links is not None:
            value = row[name]
            several = value if isinstance(value, list) else [value]
            found += [(column.links, each) for each in several if isinstance(each, str)]
    return found


def _answer(graph: Graph, asked: Question, params: dict[str, str], limit: int) -> Beginning:
    table = asked.ask(graph, params)
    piece = of_rows(graph, (cells(asked, row) for row in table.rows), limit)
    told = "、".join(value for value in params.values() if value)
    words = asked.header.title
    title = Text(f"{words.zh} {told}".strip(), f"{words.en} {told}".strip())
    return Beginning(piece, title, f"/queries/{asked.name}?{urlencode(params)}")


def _match(graph: Graph, given: QueryParams, limit: int) -> Beginning:
    fields = {name: given[name] for name in _MATCH if given.get(name)}
    found = match(graph, request(**fields, limit=RESULTS))
    piece = of_rows(graph, _match_rows(found), limit)
    where = both("Region", found.need.prefecture.id, found.need.prefecture.name)
    what = [both("Industry", industry.id, industry.name) for industry in found.need.industries]
    title = Text(
        f"{where.zh} × {'、'.join(w.zh for w in what)}", f"{where.en} × {', '.join(w.en for w in what)}"
    )
    return Beginning(piece, title, f"/match?{urlencode(fields)}")


def _match_rows(found: Match) -> Iterator[list[tuple[str, str]]]:
    """The place with its industries; each donor with its technology; each technology with what speaks for it."""
    yield [
        ("Region", found.need.prefecture.id),
        *(("Industry", industry.id) for industry in found.need.industries),
    ]
    for result in found.results:
        donor, technology = ("Region", result.donor.id), ("IpcClass", result.technology.id)
        yield [donor, technology]
        yield [technology, *(("Patent", patent.id) for patent in result.evidence)]
        if result.pairing is not None:
            yield [donor, ("AidPairing", result.pairing.id)]
        yield [
            ("Region", found.need.prefecture.id),
            *(("Organization", firm.id) for firm in result.recipients),
        ]


def _paths(graph: Graph, ends: dict[str, str], limit: int) -> Beginning:
    rows = question("paths").ask(graph, ends).rows
    ways = [[key(*thing) for thing in zip(row["labels"], row["ids"], strict=True)] for row in rows]
    wanted = [tuple(each.split("/", 1)) for way in ways for each in way]
    piece = of_things(graph, [(label, id_) for label, id_ in wanted], limit)
    between: dict[frozenset[str], list[Edge]] = {}
    for edge in piece.edges:
        between.setdefault(frozenset((edge[0], edge[2])), []).append(edge)
    steps = [
        [between[frozenset(pair)][0] for pair in pairwise(way) if frozenset(pair) in between]
        for way in ways[:TOLD]
    ]
    title = Text(f"{ends['one']} — {ends['other']}", f"{ends['one']} — {ends['other']}")
    return Beginning(piece, title, f"/queries/paths?{urlencode(ends)}", steps)


def _thing(text: str) -> tuple[str, str]:
    label, slash, id_ = text.partition("/")
    if not slash:
        raise UsageError("thing-unreadable", text=text)
    return label, id_
