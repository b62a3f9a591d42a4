"""The table of factors in `docs/matching.md`, made from the factors themselves: `python -m kg.analysis.match.documented`."""

import re
from pathlib import Path

from kg.analysis.match.factors import factors

PAGE = Path(__file__).parents[3] / "docs" / "matching.md"
_PLACE = re.compile(
    r"(?<=<!-- made by `python -m kg.analysis.match.documented`; a test compares -->\n).*?(?=\n\n)", re.DOTALL
)


def table() -> str:
    """The factors with their weights, values and reasons, the weightiest first."""
    rows = ["| factor | 因素 | weight | value | why this weight |", "|---|---|---|---|---|"]
    rows += [
        f"| {f.name} | {f.label.zh} | {f.weight:.2f} | {f.meaning.en} | {f.reason.en} |"
        for f in factors().values()
    ]
    return "\n".join(rows)


def page(text: str) -> str:
    """`text` of the page with the table made anew."""
    return _PLACE.sub(lambda _: table(), text)


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
