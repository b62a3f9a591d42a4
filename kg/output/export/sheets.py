"""The whole graph as tables for people: one per label and per type of edge, in CSV files or in one workbook."""

from collections.abc import Callable, Iterable
from contextlib import ExitStack
from pathlib import Path

from kg.output.export.tables import Book, Row, csv_rows
from kg.output.export.whole import Item, declared
from ontology.model import Ontology

_ENDS = ("start_label", "start_id", "end_label", "end_id")


def columns(model: Ontology, item: Item) -> list[str]:
    """The columns of the table that `item` belongs to, the same for all of its kind."""
    known = sorted(declared(model, item), key=lambda name: (name not in ("id", "name"), name))
    return known if item.start is None else [*_ENDS, *known]


def row(item: Item) -> dict[str, object]:
    """`item` as a row of its table."""
    if item.start is None or item.end is None:
        return item.properties
    return dict(zip(_ENDS, (*item.start, *item.end), strict=True)) | item.properties


def write_csv(model: Ontology, items: Iterable[Item], folder: Path) -> None:
    """One file per kind in `folder`, which must exist."""
    with ExitStack() as files:
        tables: dict[str, Callable[[Row], None]] = {}
        for item in items:
            if item.kind not in tables:
                path = folder / f"{item.kind}.csv"
                file = files.enter_context(path.open("w", encoding="utf-8", newline=""))
                tables[item.kind] = csv_rows(columns(model, item), file)
            tables[item.kind](row(item))


def write_xlsx(model: Ontology, items: Iterable[Item], path: Path) -> None:
    """One workbook with a sheet per kind."""
    book = Book()
    for item in items:
        book.add(item.kind, columns(model, item), row(item))
    book.save(path)
