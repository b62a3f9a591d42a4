"""The tables that come with the program, in `kg/data/`, row by row."""

import csv
from collections.abc import Iterator
from importlib.resources import files

from kg import data


def table(file: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of `kg/data/FILE`, a CSV with one header: (line in the file, cells by column)."""
    reader = csv.DictReader(files(data).joinpath(file).read_text(encoding="utf-8").splitlines())
    return ((reader.line_num, row) for row in reader)
