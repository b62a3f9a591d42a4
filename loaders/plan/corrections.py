"""What persons decided about numbers of plans: another role, another indicator, unit, operator or deadline.

A file of JSON lines in KG_HOME that only grows. A correction is keyed by its sentence and number, not by file or line, so
that it holds for every load and for a new version of the plan; the last line on a sentence and number stands.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from pydantic import TypeAdapter

from kg.lang.errors import UsageError
from kg.lang.text import Text
from kg.state import journal
from loaders.plan.text import even

FILE = "plan-corrections.jsonl"
ROLES = {
    "target": Text("目标", "target"),
    "past": Text("已完成", "past"),
    "base": Text("基期值", "base value"),
    "condition": Text("条件或门槛", "condition or threshold"),
    "definition": Text("定义或描述", "definition or description"),
    "standard": Text("标准", "standard"),
    "time": Text("时间", "span of time"),
    "name": Text("名称中的数", "part of a name"),
    "table": Text("残缺的表格", "broken table"),
    "other": Text("其他（不是目标）", "other (no target)"),
}
OPERATORS = ("=", ">=", "<=", "~")
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
    def says(self) -> bool:
        """Whether it changes anything; one that does not takes an earlier one back."""
        given = (self.role, self.indicator, self.operator, self.unit, self.deadline)
        return any(value is not None for value in given)

    @property
    def told(self) -> dict[str, object]:
        """What it says, for the log, which has its own words for who and when."""
        return {name: value for name, value in asdict(self).items() if name not in ("who", "at")}

    @property
    def key(self) -> Key:
        """What it is about."""
        return folded(self.sentence), self.number


_LINE = TypeAdapter(Correction)


def folded(sentence: str) -> str:
    """A sentence without what editions change: widths, spaces, marks."""
    return re.sub(r"[^\w\u4e00-\u9fff.%‰]", "", even(sentence))


def standing(home: Path) -> tuple[Correction, ...]:
    """What stands in that KG_HOME, one for each sentence and number, in the order of their making; not those taken back.

    Raises:
        InputError: a line of the file is none of ours.
    """
    return tuple(each for each in by_key(journal.read(home / FILE, _LINE)).values() if each.says)


def by_key(corrections: Iterable[Correction]) -> Mapping[Key, Correction]:
    """The corrections by sentence and number, the last one of each."""
    return {each.key: each for each in corrections}


def record(home: Path, *corrections: Correction) -> int:
    """Keep corrections; gives how many are news. What stands already is not kept again.

    Raises:
        UsageError: no such role or operator; nothing is kept then.
        InputError: a line of the file is none of ours.
    """
    for each in corrections:
        _check(each)
    known = by_key(standing(home))
    news = [each for each in by_key(corrections).values() if _told(each) != _told(known.get(each.key))]
    now = datetime.now(UTC).isoformat(timespec="seconds")
    if news:
        journal.append(home / FILE, _LINE, [replace(each, at=each.at or now) for each in news])
    return len(news)


def _told(correction: Correction | None) -> tuple[object, ...]:
    if correction is None:
        return (None,) * 5
    return correction.role, correction.indicator, correction.operator, correction.unit, correction.deadline


def _check(correction: Correction) -> None:
    if correction.role is not None and correction.role not in ROLES:
        raise UsageError("plan-correction-role", role=correction.role, known=list(ROLES))
    if correction.operator is not None and correction.operator not in OPERATORS:
        raise UsageError("plan-correction-operator", operator=correction.operator, known=list(OPERATORS))
