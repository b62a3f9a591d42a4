"""Cells that are merged down over rows: Excel keeps the value in the first and shows it for all.

A region or a firm that is written once beside its rows would else be lost to all but the first of them. Cells merged
across are titles and headings of headings, and stay as they are.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import IO

from openpyxl.utils import column_index_from_string

# A sheet is passed through in pieces; one reference, "<mergeCell ref=…/>", is shorter than the overlap.
_PIECE = 1 << 20
_OVERLAP = 200
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')


class MergedDown:
    """The merged columns of a sheet, applied to its rows from the top."""

    def __init__(self, sheet: IO[bytes]) -> None:
        """`sheet` is the XML of the sheet; its list of merged cells stands behind its rows."""
        self._begin: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for first, top, last, bottom in set(self._references(sheet)):
            if first == last and top != bottom:
                self._begin[int(top)].append((column_index_from_string(first.decode()) - 1, int(bottom)))
        self._open: dict[int, tuple[str, int]] = {}
        self.count = sum(map(len, self._begin.values()))

    def filled(self, number: int, row: list[str]) -> list[str]:
        """The cells of row `number` (from 1) with what is merged down into them; a blank row stays blank."""
        if not row or (not self._open and number not in self._begin):
            return row
        for column, (text, bottom) in list(self._open.items()):
            if number > bottom:
                del self._open[column]
            elif text:
                row += [""] * (column + 1 - len(row))
                row[column] = row[column] or text
        for column, bottom in self._begin.get(number, ()):
            self._open[column] = (row[column] if column < len(row) else "", bottom)
        return row

    def _references(self, sheet: IO[bytes]) -> Iterator[tuple[bytes, bytes, bytes, bytes]]:
        kept = b""
        while piece := sheet.read(_PIECE):
            kept += piece
            yield from _MERGED.findall(kept)
            kept = kept[-_OVERLAP:]
