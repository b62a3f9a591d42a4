"""How a target stands, in a sentence: its class, the pace behind it, and why there is none where none can be told."""

from collections.abc import Mapping, Sequence
from typing import Any

from api.words import VALUES
from kg.analysis.pace import Pace, of_target
from kg.lang.text import Text

# A period that is one year.
_YEAR = 4


def progress(target: Mapping[str, Any], observed: Sequence[Mapping[str, Any]], plan: str) -> Text | None:
    """What is said of a target by the observations of one region, the best source of a year first; `plan` is the period of
    its plan. None where nothing was observed, which the page says already."""
    seen: dict[int, float] = {}
    for one in observed:
        if len(one["period"]) == _YEAR and one.get("unit") == target.get("unit"):
            seen.setdefault(int(one["period"]), float(one["value"]))
    found = of_target(target, seen, plan)
    return (
        None
        if found.reason in ("no figures", "no value") or target.get("change")
        else _told(found, target.get("unit"))
    )


def _told(found: Pace, unit: str | None) -> Text:
    said = VALUES[found.said]
    if found.reason:
        why = VALUES[found.reason]
        return Text(f"进度{said.zh}：{why.zh}", f"pace {said.en}: {why.en}")
    zh, en = [f"进度：{said.zh}"], [f"pace: {said.en}"]
    if found.pace is not None:
        zh[0], en[0] = f"{zh[0]}（{found.pace:.2f}）", f"{en[0]} ({found.pace:.2f})"
    if found.base is not None and found.required is not None and found.observed is not None:
        zh.append(f"以{found.base}年为基期，每年应增长{found.required:.1%}，实际{found.observed:.1%}")
        en.append(
            f"from {found.base} it should grow {found.required:.1%} a year and grew {found.observed:.1%}"
        )
    if found.needed is not None:
        zh.append(f"余下各年平均还需{found.needed:.4g}{unit or ''}")
        en.append(f"the years left need {found.needed:.4g} {unit or ''} on average".replace("  ", " "))
    if found.until is not None:
        zh.append(f"数据截至{found.until}年")
        en.append(f"figures until {found.until}")
    return Text("，".join(zh), ", ".join(en))
