"""The rail at the side of every page: the entries, those below them, and which of them a page belongs to."""

from api.pages.found import Section, sections


def rail() -> list[tuple[Section, list[Section]]]:
    """The entries of the rail in their order, each with those below it. One below an entry that is none stands by itself."""
    known = sections()
    own = [section for section in known.values() if section.below not in known]
    return [(entry, [s for s in known.values() if s.below == entry.path]) for entry in own]


def current(path: str) -> str | None:
    """The address of the entry that the page at `path` belongs to, the most exact one."""
    above = (
        entry for entry in sections() if path == entry or (entry != "/" and path.startswith(f"{entry}/"))
    )
    return max(above, key=len, default=None)
