"""The verdicts of targets, as the question targets-at-risk gives them: their order and their looks."""

# The worst first: what asks for something to be done.
WORST = ("missed", "short so far", "unknown", "not comparable", "reached so far", "reached", "no figure")
# A sign for each, so that no colour says anything alone, and the class of its colour.
SIGNS = {
    "missed": "✕", "short so far": "▲", "unknown": "?", "not comparable": "≠", "reached so far": "✓", "reached": "✓", "no figure": "·",
}  # fmt: skip
_LOOKS = {"missed": "warn", "short so far": "warn", "reached so far": "good", "reached": "good"}


def look(verdict: str | None) -> str:
    """The class of style of a verdict; quiet where nothing was compared."""
    return _LOOKS.get(verdict or "", "quiet")
