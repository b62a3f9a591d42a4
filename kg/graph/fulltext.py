"""Full-text questions: what a person typed as a Lucene query, and one statement over many indexes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_SPECIAL = re.compile(r'([+\-!(){}\[\]^"~*?:\\/&|])')
_CJK = re.compile(r"[㐀-鿿豈-﫿]")


@dataclass(frozen=True, slots=True)
class Hit:
    """A node that was found. `score` orders hits of one search; it means nothing across searches. `synthetic`: made up
    for the demo."""

    label: str
    id: str
    name: str
    score: float
    synthetic: bool


def lucene_query(text: str) -> str:
    """`text` with nothing in it that Lucene would take as an operator; empty when nothing is left.

    A single Chinese character becomes a prefix, since the index holds pairs of characters.
    """
    words = [_SPECIAL.sub(r"\\\1", word) for word in text.split()]
    words = [word.lower() if word in ("AND", "OR", "NOT") else word for word in words]
    return " ".join(f"{word}*" if len(word) == 1 and _CJK.match(word) else word for word in words)


def search_statement(indexes: Mapping[str, str]) -> tuple[str, dict[str, Any]]:
    """One Cypher statement over the full-text index of each label, and its parameters but $text, $limit."""
    parts: list[str] = []
    params: dict[str, Any] = {}
    for number, (label, index) in enumerate(indexes.items()):
        parts.append(
            f"CALL db.index.fulltext.queryNodes($index{number}, $text) YIELD node, score "
            f"RETURN $label{number} AS label, node.id AS id, node.name AS name, score, "
            "coalesce(node.synthetic, false) AS synthetic ORDER BY score DESC, id LIMIT $limit"
        )
        params |= {f"index{number}": index, f"label{number}": label}
    return " UNION ALL ".join(parts), params
