"""The one "did you mean": names that a text may have been meant for."""

import difflib
from collections.abc import Iterable

# As many as fit in one line of a message.
MOST = 3
# Below a half, difflib joins names of four characters that share one.
CUTOFF = 0.5


def near(text: str, names: Iterable[str], most: int = MOST) -> list[str]:
    """Up to `most` of `names` that `text` may have been meant for, best first: those that hold it or that it holds,
    then those that look like it (Ratcliff and Obershelp's ratio, at least 0.5)."""
    wanted = text.strip().casefold()
    folded = {name.casefold(): name for name in names}
    held = [name for name in folded if len(wanted) > 1 and (name in wanted or wanted in name)]
    alike = difflib.get_close_matches(wanted, folded, most, CUTOFF)
    return [folded[name] for name in dict.fromkeys([*held, *alike])][:most]
