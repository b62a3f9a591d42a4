"""What the tests of the patent loader share: files written for a test, and the facts of rows by what they are."""

import csv
from collections.abc import Iterable
from pathlib import Path

from kg.graph.records import Edge, Node, Row
from loaders.patents.loader import read
from loaders.reading import Options

NO_OPTIONS = Options()
HEADER = ["申请号", "名称", "申请日", "申请人", "主分类号"]
GOOD = ["CN201220249767.4", "轨枕", "2012.05.31", "海安县建莲商品混凝土有限公司", "E01B3/32"]


def sample(shared: Path, name: str) -> Path:
    """A real export beside the project."""
    return shared / "samples" / "patents" / name


def written(path: Path, text: str, encoding: str = "utf-8") -> Path:
    """A file that holds `text`."""
    path.write_bytes(text.encode(encoding))
    return path


def table(path: Path, header: list[str], *rows: list[str]) -> Path:
    """A CSV file of these rows."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    return path


def rows_of(path: Path, options: Options = NO_OPTIONS) -> list[Row]:
    """All rows of a file."""
    return list(read(path, options).rows)


def patent(row: Row) -> Node:
    """The patent that the row states."""
    assert isinstance(row.facts[0], Node)
    return row.facts[0]


def nodes(rows: Iterable[Row], *labels: str) -> list[Node]:
    """The nodes with one of these labels."""
    return [fact for row in rows for fact in row.facts if isinstance(fact, Node) and fact.label in labels]


def edges(rows: Iterable[Row], kind: str) -> list[Edge]:
    """The edges of this type."""
    return [fact for row in rows for fact in row.facts if isinstance(fact, Edge) and fact.type == kind]
