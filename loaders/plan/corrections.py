"""What persons decided about numbers of plans: another role, another indicator, unit, operator or deadline.

A file of JSON lines in KG_HOME that only grows. A correction is keyed by its sentence and number, not by file or line, so
that it holds for every load and for a new version of the plan; the last line on a sentence and number stands.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from pydantic import TypeAdapter

from kg.state import journal
from loaders.plan.text import even

FILE = "plan-corrections.jsonl"
ROLES = ("target", "past", "base", "condition", "definition", "standard", "time", "name", "other")
Key = tuple[str, float]


@dataclass(frozen=True, slots=True)
class Correction:
    """One decision. What is None stays as it was read. `number` is the figure as written (1.2 in 1.2万件), `at` an ISO time
    in UTC."""

    sentence: str
    number: float
    role: str | None = None
    indicator: str | None = None
    operator: str | None = None
    unit: str | None = None
    deadline: int | None = None
    who: str = ""
    at: str = ""

    @property
    def key(self) -> Key:
        """What it is about."""
        return folded(self.sentence), self.number


_LINE = TypeAdapter(Correction)


def folded(sentence: str) -> str:
    """A sentence without what editions change: widths, spaces, marks."""
    return re.sub(r"[^\w\u4e00-\u9fff.%‰]", "", even(sentence))


def standing(home: Path) -> tuple[Correction, ...]:
    """What stands in that KG_HOME, one for each sentence and number, in the order of their making.

    Raises:
        InputError: a line of the file is none of ours.
    """
    return tuple(by_key(journal.read(home / FILE, _LINE)).values())


def by_key(corrections: Iterable[Correction]) -> Mapping[Key, Correction]:
    """The corrections by sentence and number, the last one of each."""
    return {each.key: each for each in corrections}


def record(home: Path, correction: Correction) -> Correction:
    """Keep a correction; gives it with its time."""
    timed = replace(correction, at=datetime.now(UTC).isoformat(timespec="seconds"))
    journal.append(home / FILE, _LINE, [timed])
    return timed
