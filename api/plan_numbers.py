"""Every number of a plan that was handed in, as the page of the upload shows it: doubtful ones, then role by role."""

from typing import Any

# A page of a thousand rows is one that nobody looks through; the table of `kg load plan --numbers` has them all.
SHOWN = 300


def by_role(report: dict[str, Any] | None) -> list[tuple[str, int, list[tuple[int, dict[str, Any]]]]]:
    """Role ("" for the doubtful of any), how many there are, and the first of them with their place in the list."""
    found: dict[str, list[tuple[int, dict[str, Any]]]] = {}
    for place, each in enumerate(_figures(report)):
        found.setdefault("" if each["doubtful"] else each["role"], []).append((place, each))
    return [(role, len(rows), rows[:SHOWN]) for role, rows in found.items()]


def chosen_number(report: dict[str, Any] | None, place: int | None) -> dict[str, Any] | None:
    """The number at that place of the list; None where there is none."""
    figures = _figures(report)
    return figures[place] if place is not None and place < len(figures) else None


def _figures(report: dict[str, Any] | None) -> list[dict[str, Any]]:
    coverage = (report or {}).get("coverage") or {}
    figures: list[dict[str, Any]] = coverage.get("figures", [])
    return figures
