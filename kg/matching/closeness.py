"""How near the words of patents are to the words of a need.

The full-text index finds the patents; how near each is, is measured here, for the engines' own scores differ and
move with every patent that is loaded: the share of the need's words that a patent's title and abstract hold. Words
of Chinese are pairs of characters, as in the index.
"""

import re
import unicodedata
from collections.abc import Collection

from kg.matching.memory import Memory
from kg.matching.places import owner

# The nearest patents of the whole graph: more would cost more than the hundred milliseconds of a match.
FOUND = 1000
# Lucene refuses a query of more than 1,024 words.
SEARCHED = 500
_RUN = re.compile(r"[㐀-鿿豈-﫿]+|[a-z0-9]+")

Pair = tuple[str, str]


def words(text: str) -> frozenset[str]:
    """Pairs of Chinese characters and Latin words of `text`; punctuation parts them."""
    found: set[str] = set()
    for run in _RUN.findall(unicodedata.normalize("NFKC", text).lower()):
        latin = run.isascii()
        found |= {run} if latin or len(run) == 1 else {run[i : i + 2] for i in range(len(run) - 1)}
    return frozenset(found)


def closeness(wanted: Collection[frozenset[str]], text: str) -> float:
    """The largest share of one of the wanted texts' words that `text` holds, 0…1."""
    held = words(text)
    return max((len(want & held) / len(want) for want in wanted if want), default=0.0)


def nearest(
    memory: Memory, texts: tuple[str, ...], donors: Collection[str], symbols: Collection[str]
) -> dict[Pair, list[tuple[float, str]]]:
    """For each donor and technology its patents that are near to one of `texts`: closeness and id, nearest first."""
    key = ("nearest", texts, *sorted(donors), *sorted(symbols))
    return memory.once(key, lambda: _nearest(memory, texts, frozenset(donors), sorted(symbols)))


def _nearest(
    memory: Memory, texts: tuple[str, ...], donors: frozenset[str], symbols: list[str]
) -> dict[Pair, list[tuple[float, str]]]:
    hits = memory.graph.search(" ".join(texts)[:SEARCHED], labels=["Patent"], limit=FOUND)
    wanted = [words(text) for text in texts]
    rows = memory.rows(_HITS, ids=[hit.id for hit in hits], symbols=symbols)
    found: dict[Pair, set[tuple[float, str]]] = {}
    for row in rows:
        donor = owner(row["place"], donors)
        near = closeness(wanted, f"{row['title'] or ''} {row['abstract'] or ''}")
        if donor is not None and near > 0:
            found.setdefault((donor, row["symbol"]), set()).add((near, row["id"]))
    return {pair: sorted(near, key=lambda n: (-n[0], n[1])) for pair, near in found.items()}


_HITS = (
    "UNWIND $ids AS id MATCH (p:Patent {id: id})-[:CLASSIFIED_AS]->(c:IpcClass) WHERE c.id IN $symbols "
    "MATCH (p)-[:IN_REGION]->(r:Region) "
    "RETURN p.id AS id, p.title AS title, p.abstract AS abstract, c.id AS symbol, r.id AS place ORDER BY id, symbol, place"
)
