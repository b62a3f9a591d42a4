"""Which organisations are worth comparing: pairs that share a key, in time that grows with their number.

Two Chinese names are one firm's only with equal brand and trade or with one letter wrong or lost, so each
gives as keys its brand and trade whole and with each letter left out (the deletion neighbourhood of
Bocek, Hunt, Stiller 2007, FastSS); two names that are that near meet in a key. Latin names do the same with
their words. Credit codes and other names are keys too.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import combinations

import numpy as np
import numpy.typing as npt

from kg.identity.compare import Organisation, all_names, shortened
from kg.identity.names import folded
from kg.identity.parts import Parts, parts
from kg.values import credit_codes

# Half a key is its hash and half the organisation's place in the list: 16 million of them are enough, and
# two of three million keys share 40 bits four times, which costs four comparisons.
_PLACE_BITS = 24
_PLACE = (1 << _PLACE_BITS) - 1
# Pairs before those that were found by several keys are thrown together: 16 MB.
_LOOSE = 2_000_000
# Pairs, or keys, made Python numbers at once.
_PAGE = 10_000
# Above 60 letters a name is a sentence; its keys would only cost memory.
_LONGEST = 60
# A key of more firms (科技, 农机) says nothing by itself, and its pairs would grow with the square; firms are
# then only paired within one region, and a key that is still as large is passed over and told.
BLOCK = 100


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Pairs of places in the list, each once and the lower place first, 8 bytes a pair; and how many keys were passed
    over because too many share them."""

    packed: npt.NDArray[np.uint64]
    passed_over: int

    def __iter__(self) -> Iterator[tuple[int, int]]:
        for at in range(0, len(self.packed), _PAGE):
            for pair in self.packed[at : at + _PAGE].tolist():
                yield pair >> _PLACE_BITS, pair & _PLACE


def candidates(organisations: Sequence[Organisation]) -> Pairs:
    """Pairs of `organisations` that may be one, as places in the list."""
    packed = np.empty(0, dtype=np.uint64)
    pairs = array("Q")
    passed_over = 0
    for block in _blocks(organisations):
        for small in [block] if len(block) <= BLOCK else _by_region(organisations, block):
            if len(small) > BLOCK:
                passed_over += 1
                continue
            pairs.extend(one << _PLACE_BITS | other for one, other in combinations(small, 2))
        if len(pairs) > _LOOSE:
            packed, pairs = _each_once(packed, pairs), array("Q")
    return Pairs(_each_once(packed, pairs), passed_over)


def _each_once(packed: npt.NDArray[np.uint64], pairs: "array[int]") -> npt.NDArray[np.uint64]:
    """Both together, sorted, each pair once. numpy's union1d makes a table of them, which takes a hundred times as long
    and twice the memory."""
    both = np.concatenate((packed, np.frombuffer(pairs, dtype=np.uint64)))
    both.sort()
    first = np.ones(len(both), dtype=bool)
    np.not_equal(both[1:], both[:-1], out=first[1:])
    return both[first]


def _blocks(organisations: Sequence[Organisation]) -> Iterator[list[int]]:
    """Places that share a key, in ascending order. Keys are sorted as numbers in an array: 8 bytes each."""
    numbers = _keyed(organisations)
    starts = np.flatnonzero(np.diff(numbers >> _PLACE_BITS, prepend=np.uint64(2**64 - 1)))
    ends = np.append(starts[1:], len(numbers))
    of_several = ends - starts > 1
    starts, ends = starts[of_several], ends[of_several]
    for at in range(0, len(starts), _PAGE):
        page = slice(at, at + _PAGE)
        for start, end in zip(starts[page].tolist(), ends[page].tolist(), strict=True):
            yield [number & _PLACE for number in numbers[start:end].tolist()]


def _keyed(organisations: Sequence[Organisation]) -> npt.NDArray[np.uint64]:
    """Each key with the place it was found at, in order."""
    keyed = array("Q")
    for place, organisation in enumerate(organisations):
        keyed.extend(_hash(key) << _PLACE_BITS | place for key in _keys(organisation))
    return np.sort(np.frombuffer(keyed, dtype=np.uint64))


def _keys(organisation: Organisation) -> set[str]:
    keys: set[str] = set()
    if organisation.code is not None and credit_codes.valid(organisation.code):
        keys.add(f"code {credit_codes.cleaned(organisation.code)}")
    for name in all_names(organisation):
        if len(name) <= _LONGEST:
            keys.add(f"name {folded(name)}")
            keys |= _name_keys(parts(name))
    return keys


def _name_keys(taken: Parts) -> set[str]:
    if taken.latin:
        words = taken.brand.split()
        texts = {"".join(words), "".join(shortened(words)), "".join(sorted(shortened(words)))} - {""}
    else:
        # With the place before it a name whose place was misread meets it.
        texts = {taken.core, taken.front + taken.core} - {""}
    nearly = {f"{text[:at]}{text[at + 1 :]}" for text in texts for at in range(len(text))}
    # And one that left out the 市 behind its place.
    return nearly | texts | {taken.named + taken.core}


def _by_region(organisations: Sequence[Organisation], block: Sequence[int]) -> list[list[int]]:
    groups: dict[str, list[int]] = defaultdict(list)
    for place in block:
        for region in parts(organisations[place].name).region or {""}:
            groups[region].append(place)
    return list(groups.values())


def _hash(key: str) -> int:
    return int.from_bytes(blake2b(key.encode(), digest_size=5).digest())
