"""From a file to a plan: its source, its document."""

from collections.abc import Iterable
from pathlib import Path

from loaders.plan.blocks import Layout
from loaders.plan.corrections import Correction, by_key
from loaders.plan.document import Document, parse
from loaders.plan.source import PlanSource, read_source


def read_plan(path: Path, slug: str | None = None) -> Document:
    """The plan at `path`. `slug` names it; by default the file's stem.

    Raises:
        InputError: the file cannot be read as a plan.
    """
    return document_of(read_source(path), slug if slug is not None else path.stem)


def document_of(source: PlanSource, slug: str, corrections: Iterable[Correction] = ()) -> Document:
    """The plan whose lines and tables `source` holds, with what persons decided about its numbers."""
    document = parse(slug, source.lines, Layout(source.grids, source.levels, source.whole))
    document.corrections = by_key(corrections)
    return document
