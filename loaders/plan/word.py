"""The paragraphs and tables of a Word file, in the order of the document (ECMA-376, WordprocessingML)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

import docx
from lxml.etree import _Element

from loaders.plan.grid import MAX_COLUMNS, Cell, Grid, squared
from loaders.plan.text import even

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# Word's outline goes to nine; plans use five or six.
_HEADING = ("heading", "标题")


@dataclass(slots=True)
class Laid:
    """A file laid out in lines: paragraphs and cells a line each, with the tables and the levels of headings by line."""

    lines: list[str] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    levels: dict[int, int] = field(default_factory=dict)

    def add(self, text: str, level: int = 0) -> None:
        """Add a paragraph, with the level of its heading (0: none)."""
        for line in text.splitlines() or [""]:
            self.lines.append(line)
            if level and line.strip():
                self.levels[len(self.lines)] = level

    def add_table(self, rows: list[list[tuple[str, bool]]]) -> None:
        """Add a table given as rows of (text, covered): a line for each cell and an empty one behind each row."""
        if self.lines and self.lines[-1].strip():
            self.lines.append("")
        first = len(self.lines) + 1
        placed: list[list[Cell]] = []
        for row in rows:
            placed.append([])
            for text, covered in row:
                self.lines.append("".join(text.split("\n")).strip())
                placed[-1].append(Cell(even(self.lines[-1]), len(self.lines), covered))
            self.lines.append("")
        self.grids.append(Grid(first, len(self.lines), squared(placed)))


def word_lines(data: bytes) -> Laid:
    """The Word file `data` laid out.

    Raises:
        Exception: it cannot be opened; python-docx lets through whatever its parsers raise.
    """
    document = docx.Document(BytesIO(data))
    styles = {
        style.style_id: int(style.name[-1])
        for style in document.styles
        if style.name and style.name.lower().startswith(_HEADING) and style.name[-1].isdigit()
    }
    laid = Laid()
    for block in _blocks(document.element.body):
        if block.tag == f"{_W}tbl":
            _table(block, laid)
        else:
            style = block.find(f"{_W}pPr/{_W}pStyle")
            level = styles.get(style.get(f"{_W}val", ""), 0) if style is not None else 0
            laid.add(_text(block), level)
            for box in block.iter(f"{_W}txbxContent"):
                if not any(above.tag == _FALLBACK for above in box.iterancestors()):
                    for inner in _blocks(box):
                        laid.add(_text(inner))
    return laid


def _blocks(parent: _Element) -> Iterator[_Element]:
    """Paragraphs and tables below `parent`, those in content controls and insertions too."""
    for child in parent:
        if child.tag in (f"{_W}p", f"{_W}tbl"):
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml", f"{_W}smartTag"):
            yield from _blocks(child)


def _text(paragraph: _Element) -> str:
    """The text of a paragraph, its insertions too, without deletions and text boxes."""
    parts: list[str] = []
    for node in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}cr", f"{_W}noBreakHyphen"):
        if any(a.tag in (f"{_W}txbxContent", f"{_W}tabs") for a in _up(node, paragraph)):
            continue
        if node.tag == f"{_W}t":
            parts.append(node.text or "")
        else:
            parts.append({"tab": "\t", "noBreakHyphen": "-"}.get(node.tag.removeprefix(_W), "\n"))
    return "".join(parts)


def _up(node: _Element, stop: _Element) -> Iterator[_Element]:
    for above in node.iterancestors():
        if above is stop:
            return
        yield above


def _table(table: _Element, laid: Laid) -> None:
    rows = [_row(row) for row in table.iter(f"{_W}tr") if next(row.iterancestors(f"{_W}tbl")) is table]
    if max((len(row) for row in rows), default=0) == 1:
        # A box: paragraphs with a frame round them.
        for row in rows:
            for _, _, cell in row:
                for block in _blocks(cell):
                    if block.tag == f"{_W}tbl":
                        _table(block, laid)
                    else:
                        laid.add(_text(block))
        return
    above: dict[int, str] = {}
    out: list[list[tuple[str, bool]]] = []
    for row in rows:
        cells: list[tuple[str, bool]] = []
        for span, goes_on, cell in row:
            text = above.get(len(cells), "") if goes_on else "\n".join(_text(p) for p in cell.iter(f"{_W}p"))
            for extra in range(span):
                above[len(cells)] = text
                cells.append((text, goes_on or extra > 0))
        out.append(cells)
    laid.add_table(out)


def _row(row: _Element) -> list[tuple[int, bool, _Element]]:
    """Per cell: how many columns it spans, whether it goes on from above (vMerge), and its element."""
    cells = []
    for cell in row.iter(f"{_W}tc"):
        if next(cell.iterancestors(f"{_W}tr")) is not row:
            continue
        span = cell.find(f"{_W}tcPr/{_W}gridSpan")
        merge = cell.find(f"{_W}tcPr/{_W}vMerge")
        wide = str(span.get(f"{_W}val", "1")) if span is not None else "1"
        if wide.isdigit() and int(wide) > MAX_COLUMNS:
            raise ValueError(f"gridSpan {wide}")
        count = int(wide) if wide.isdigit() else 1
        goes_on = merge is not None and merge.get(f"{_W}val", "continue") == "continue"
        cells.append((max(1, count), goes_on, cell))
    return cells
