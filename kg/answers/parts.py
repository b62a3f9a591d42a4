"""Things called by part of their name: an indicator, fund, project or platform whose words a text holds without its
full name."""

import math
from collections import Counter
from collections.abc import Iterator

from kg.answers.mention import Mention
from kg.graph.read_cache import ReadCache
from kg.values.folding import folded
from queries import reads

# Of the weight of a name's pairs of characters, this must stand in the text, and of what it spans in the text this must
# be of the name: below that names share common words only.
ENOUGH = 0.5
# One run of that length must be in the text as it is in the name.
DENSE = 0.6
RUN = 3
_LABELS = ("Indicator", "Fund", "Project")
# Names that a text could mean beside the nearest one.
AS_NEAR = 0.95


def parts_in(kept: ReadCache, text: str, exact: list[Mention]) -> Iterator[Mention]:
    """Things of which `text` (folded) holds most of a name, none of them one of `exact`; the nearest of each label.

    Raises:
        EngineError: the engine failed.
    """
    for label in _LABELS:
        names, weights = kept.once(("names by parts", label), lambda label=label: _names(kept, label))  # type: ignore[misc]
        pairs = {text[i : i + 2] for i in range(len(text) - 1)}
        near = []
        for name, (id_, shown) in names.items():
            own = [name[i : i + 2] for i in range(len(name) - 1)]
            whole = sum(weights[pair] for pair in own)
            said = sum(weights[pair] for pair in own if pair in pairs)
            share = said / whole if whole else 0.0
            if share >= ENOUGH and (spans := list(_runs(name, text))):
                start, end = min(a for a, _ in spans), max(b for _, b in spans)
                here = [text[i : i + 2] for i in range(start, end - 1)]
                # What spans no more of the text than a full name does says less than it.
                inside = any(o.kind == label and o.start <= start and end <= o.end for o in exact)
                if not inside and sum(pair in own for pair in here) >= DENSE * len(here):
                    # 万人发明专利拥有量 is nearer to the name that holds more of it than to a short name.
                    near.append((share * said, id_, shown, start, end))
        best = max((nearness for nearness, *_ in near), default=0.0)
        for nearness, id_, shown, start, end in near:
            found = Mention(label, id_, shown, start, end, proper=False)
            if nearness >= best * AS_NEAR and not any(o.kind == label and o.id == id_ for o in exact):
                yield found


def _plain(name: str) -> str:
    """专利权质押融资金额 as people say it: 专利质押融资."""
    return name.replace("专利权", "专利").removesuffix("金额")


def _runs(name: str, text: str) -> Iterator[tuple[int, int]]:
    """Where runs of RUN characters of `name` stand in `text`."""
    for i in range(len(name) - RUN + 1):
        at = text.find(name[i : i + RUN])
        if at >= 0:
            yield at, at + RUN


def _names(kept: ReadCache, label: str) -> tuple[dict[str, tuple[str, str]], dict[str, float]]:
    rows = reads.rows(kept, "names-of-kind", {"label": label})
    names: dict[str, tuple[str, str]] = {}
    for row in rows:
        for name in (row["name"], *(row["aliases"] or ())):
            names.setdefault(folded(name), (row["id"], row["name"]))
            names.setdefault(_plain(folded(name)), (row["id"], row["name"]))
    seen = Counter(pair for name in names for pair in {name[i : i + 2] for i in range(len(name) - 1)})
    return names, {pair: math.log(1 + len(names) / n) for pair, n in seen.items()}
