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
# What a name ends with says what it is: 专利代理师 is no 专利代理机构.
HEAD = 2
# 评议项目 is the end of one name alone.
END = 4


def parts_in(kept: ReadCache, text: str, exact: list[Mention]) -> Iterator[Mention]:
    """Things of which `text` (folded) holds most of a name, or an end that no other has, none of them one of `exact`; of
    each label the nearest where they overlap.

    Raises:
        EngineError: the engine failed.
    """
    for label in _LABELS:
        names, weights = kept.once(("names by parts", label), lambda label=label: _names(kept, label))  # type: ignore[misc]
        own = [o for o in exact if o.kind == label]
        near = sorted((*_near(names, weights, text), *_ended(names, text)), reverse=True)
        for nearness, id_, shown, start, end in near:
            found = Mention(label, id_, shown, start, end, proper=False)
            # What spans no more of the text than a full name does says less than it.
            inside = any(o.start <= start and end <= o.end for o in own)
            rivals = [other for other, _, _, a, b in near if a < end and start < b]
            if not inside and nearness >= max(rivals) * AS_NEAR and all(o.id != id_ for o in own):
                yield found


_Near = tuple[float, str, str, int, int]


def _near(names: dict[str, tuple[str, str]], weights: dict[str, float], text: str) -> Iterator[_Near]:
    """Names of which the text holds ENOUGH, how near they are, and where."""
    pairs = {text[i : i + 2] for i in range(len(text) - 1)}
    for name, (id_, shown) in names.items():
        own = [name[i : i + 2] for i in range(len(name) - 1)]
        whole = sum(weights[pair] for pair in own)
        said = sum(weights[pair] for pair in own if pair in pairs)
        share = said / whole if whole else 0.0
        if share >= ENOUGH and name.partition("(")[0][-HEAD:] in text and (spans := list(_runs(name, text))):
            start, end = min(a for a, _ in spans), max(b for _, b in spans)
            here = [text[i : i + 2] for i in range(start, end - 1)]
            if sum(pair in own for pair in here) >= DENSE * len(here):
                # 万人发明专利拥有量 is nearer to the name that holds more of it than to a short name.
                yield share * said, id_, shown, start, end


def _ended(names: dict[str, tuple[str, str]], text: str) -> Iterator[_Near]:
    """Names by an end of END characters and more that is the end of no other thing's name."""
    for name, (id_, shown) in names.items():
        for i in range(1, len(name) - END + 1):
            end = name[i:]
            at = text.find(end)
            if at >= 0 and not end.isascii():
                if all(other == id_ for called, (other, _) in names.items() if called.endswith(end)):
                    yield 0.0, id_, shown, at, at + len(end)
                break


def _plain(name: str) -> str:
    """专利权质押融资金额 as people say it: 专利质押融资; 专利授权量与十一五之比: 专利授权量是十一五的几倍."""
    return name.replace("专利权", "专利").removesuffix("金额").removesuffix("之比")


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
