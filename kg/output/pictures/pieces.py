"""Pieces of the graph that are worth a picture: what stands around a thing, given things, the rows of an answer.

A piece says what it leaves out: a picture of everything is a ball of wool.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kg.graph.graph import Graph
from kg.graph.lookup import node
from queries.located import located, located_kinds
from queries.reads import rows

# Few things have more kinds around them; what has is cut by the limit anyway.
_KINDS = 60
# Rows of published tables: a picture of them is a table without its figures.
STATISTICS = frozenset(("TechnologyCount",))
# The type of a line between two things that one row of an answer names, where the graph has no edge between them.
IN_ROW = "IN_ROW"

Thing = tuple[str, str, str]
Edge = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Piece:
    """Things (label, id, name) by key, edges (key, type, key), how many more there are by label, and what was added
    around which thing."""

    found: dict[str, Thing]
    edges: list[Edge]
    left_out: Counter[str]
    grown: dict[str, list[str]] = field(default_factory=dict)


def key(label: str, id_: str) -> str:
    """What names a thing in a picture and in its address."""
    return f"{label}/{id_}"


def around(graph: Graph, label: str, id_: str, limit: int) -> Piece:
    """A thing, its nearest neighbours (some of every kind, at most `limit`), and the edges among all of them.

    Raises:
        UsageError, NotFound: as `kg.graph.lookup.node`.
        EngineError: the engine failed.
    """
    centre = node(graph, label, id_)
    own = graph.ontology.most_specific(centre["labels"])
    near, left_out = _neighbours(graph, label, id_, limit)
    found = {key(own, id_): (own, id_, centre["name"]), **near}
    return Piece(found, edges_among(graph, found), left_out)


def expanded(graph: Graph, piece: Piece, keys: Iterable[str], limit: int) -> Piece:
    """`piece` with the neighbours of those of its things that `keys` names, each at most `limit`; a key of what is
    not in the piece, since what it came from was collapsed, is passed over.

    Raises:
        EngineError: the engine failed.
    """
    found, left_out, grown = dict(piece.found), Counter(piece.left_out), {}
    for each in keys:
        if each in found:
            near, more = _neighbours(graph, *found[each][:2], limit)
            grown[each] = [one for one in near if one not in found]
            found.update({one: near[one] for one in grown[each]})
            left_out += more
    if not grown:
        return piece
    in_rows = [edge for edge in piece.edges if edge[1] == IN_ROW]
    return Piece(found, [*edges_among(graph, found), *in_rows], left_out, grown)


def of_things(graph: Graph, wanted: Iterable[tuple[str, str]], limit: int) -> Piece:
    """The things (label, id) that there are, the first `limit` of them, and the edges among them.

    Raises:
        EngineError: the engine failed.
    """
    found, left_out = _named(graph, dict.fromkeys(wanted), limit)
    kept = {key(*thing[:2]): thing for thing in found.values()}
    return Piece(kept, edges_among(graph, kept), left_out)


def of_rows(graph: Graph, rows: Iterable[list[tuple[str, str]]], limit: int) -> Piece:
    """The things that rows of an answer name, those in most rows first, at most `limit`. What stands in one row with
    the row's first thing is joined to it by IN_ROW where the graph has no edge between the two.

    Raises:
        EngineError: the engine failed.
    """
    listed = [list(dict.fromkeys(row)) for row in rows]
    often = Counter(thing for row in listed for thing in row)
    found, left_out = _named(graph, dict(often.most_common()), limit)
    kept = {key(*thing[:2]): thing for thing in found.values()}
    edges = edges_among(graph, kept)
    joined = {frozenset((start, end)) for start, _, end in edges}
    for row in listed:
        keys = [key(*found[thing][:2]) for thing in row if thing in found]
        for other in keys[1:]:
            if keys[0] != other and frozenset((keys[0], other)) not in joined:
                joined.add(frozenset((keys[0], other)))
                edges.append((keys[0], IN_ROW, other))
    return Piece(kept, edges, left_out)


def edges_among(graph: Graph, found: Mapping[str, Thing]) -> list[Edge]:
    """The edges among the things found, each once a type.

    Raises:
        EngineError: the engine failed.
    """
    by_label = _by_label((label, id_) for label, id_, _ in found.values())
    every = [id_ for ids in by_label.values() for id_ in ids]
    edges: set[Edge] = set()
    for label, ids in by_label.items():
        for row in rows(graph, "edges-among", {"label": label}, ids=ids, every=every, limit=_EDGES):
            start, end = (
                key(label, row["start"]),
                key(graph.ontology.most_specific(row["labels"]), row["end"]),
            )
            if start in found and end in found and start != end:
                edges.add((start, row["type"], end))
    return sorted(edges)


# The edges among the largest picture's things; more lines than that nobody tells apart.
_EDGES = 50_000


def _neighbours(graph: Graph, label: str, id_: str, limit: int) -> tuple[dict[str, Thing], Counter[str]]:
    """Some of every kind around a thing. Firms of a region's counties come with their county; rows of statistics, of which a
    region has thousands, are counted as left out and never drawn."""
    kinds = _kinds_around(graph, label, id_)
    drawn = {own: count for own, count in kinds.items() if own not in STATISTICS}
    found: dict[str, Thing] = {}
    left_out = Counter({own: count for own, count in kinds.items() if own in STATISTICS})
    left = limit
    for number, (own, count) in enumerate(drawn.items()):
        # The rarer kinds take what they need first; what they leave goes to the others.
        most, taken = max(left // (len(drawn) - number), 1), 0
        for things in _of_kind(graph, label, id_, own, most):
            new = {one: thing for thing in things if (one := key(*thing[:2])) not in found}
            if len(new) > left:
                break
            found.update(new)
            left, taken = left - len(new), taken + 1
        if count > taken:
            left_out[own] += count - taken
    return found, left_out


def _kinds_around(graph: Graph, label: str, id_: str) -> dict[str, int]:
    """How many neighbours of each kind there are, the rarest kinds first."""
    found: dict[str, int] = {}
    for row in rows(graph, "neighbour-kinds", {"label": label}, id=id_, limit=_KINDS):
        own = graph.ontology.most_specific(row["labels"])
        found[own] = found.get(own, 0) + row["count"]
    if label == "Region":
        found |= {kind["label"]: kind["count"] for kind in located_kinds(graph, id_)}
    return dict(sorted(found.items(), key=lambda kind: (kind[1], kind[0])))


def _of_kind(graph: Graph, label: str, id_: str, own: str, limit: int) -> Iterator[list[Thing]]:
    """Neighbours of one kind, each with what must be drawn to show how it is one: the county between a firm and a region."""
    there = located(graph, id_, own, limit) if label == "Region" else []
    for row in there:
        thing: Thing = (own, row["x"]["id"], row["x"]["name"])
        yield [thing] if row["place"] == id_ else [("Region", row["place"], row["place_name"]), thing]
    if not there:
        for row in rows(graph, "neighbours-of-kind", {"label": label, "other": own}, id=id_, limit=limit):
            yield [(own, row["id"], row["name"])]


def _named(
    graph: Graph, wanted: Mapping[tuple[str, str], object], limit: int
) -> tuple[dict[tuple[str, str], Thing], Counter[str]]:
    """The things by what they were asked for as, in that order; a firm may have been asked for as an organisation."""
    there: dict[tuple[str, str], Thing] = {}
    for label, ids in _by_label(wanted).items():
        if label not in graph.ontology.classes:
            continue
        for row in rows(graph, "named-things", {"label": label}, ids=ids):
            there[label, row["id"]] = (graph.ontology.most_specific(row["labels"]), row["id"], row["name"])
    kept = [thing for thing in wanted if thing in there]
    return {thing: there[thing] for thing in kept[:limit]}, Counter(there[thing][0] for thing in kept[limit:])


def _by_label(things: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for label, id_ in things:
        found.setdefault(label, []).append(id_)
    return found
