"""The text of a plan as lines in which what was read of them is marked, each mark a link to its thing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from api.pages.frame import node_path
from kg.graph.graph import Graph
from queries.reads import rows

# A plan of a hundred pages has some 1,500 lines; more than this is no page to read in.
MOST_LINES = 5000


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a line; with `href` it is what a fact rests on."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a plan by its number, in pieces."""

    number: int
    pieces: Sequence[Piece]


def plan_text(graph: Graph, policy: str, targets: Sequence[dict[str, Any]]) -> list[Line]:
    """The lines of a plan that are in the graph, none where its file was not loaded. `targets` have a line and a quote.

    Raises:
        EngineError: the engine failed.
    """
    found = rows(graph, "plan-passages", prefix=f"{policy}#L", most=MOST_LINES)
    quoted: dict[int, list[tuple[str, str]]] = {}
    for target in targets:
        if target.get("quote"):
            quoted.setdefault(target["line"], []).append((target["quote"], node_path("Target", target["id"])))
    return [Line(row["line"], pieces(row["text"], quoted.get(row["line"], ()))) for row in found]


def pieces(text: str, quotes: Sequence[tuple[str, str]]) -> list[Piece]:
    """`text` cut at the quotes that it holds, the longest first; a quote within another is left to that one."""
    found = [Piece(text)]
    for quote, href in sorted(quotes, key=lambda pair: -len(pair[0])):
        for place, piece in enumerate(found):
            if not piece.href and quote and quote in piece.text:
                before, _, after = piece.text.partition(quote)
                parts = (Piece(before), Piece(quote, href), Piece(after))
                found[place : place + 1] = [part for part in parts if part.text]
                break
    return found
