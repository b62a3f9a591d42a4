"""The lines of a PDF that holds text: its pages as text lines and tables with their places (pdfplumber),
put together to paragraphs and rows by `flow`."""

import logging
import re
import unicodedata
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pdfplumber
from pdfplumber.page import Page
from pdfplumber.table import Table as RuledTable

from loaders.pace import step
from loaders.plan.flow import Block, Frame, Line, Table, flowed
from loaders.plan.unruled import Pieces, UnruledTables, pieces
from loaders.plan.word import Laid

# Its warnings are about fonts and colours of files that can be read all the same.
logging.getLogger("pdfminer").setLevel(logging.ERROR)

# PDF programs write the radical where the character of the same shape is meant. Kangxi radicals have a
# compatibility form; those of the supplement (U+2E80 to U+2EF3) have none and are listed: the ones that
# Unicode's EquivalentUnifiedIdeograph.txt gives and that occur as characters of their own.
_SUPPLEMENT = str.maketrans(
    "⺟⺠⺩⺮⺼⻁⻄⻅⻆⻉⻋⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳",
    "母民王竹肉虎西见角贝车长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟",
)
_KANGXI = re.compile("[\u2f00-\u2fd5]")
# What a line may not be broken within: brackets with what they open, a number or word, dashes, closing marks.
_UNBROKEN = re.compile(r"[《（“‘(]*(?:[A-Za-z0-9.,%‰+/-]+|—+|…+|.)[，。、；：！？）》”’)%]*")


def pdf_lines(data: bytes) -> Laid:
    """The text of `data`, a paragraph or a table cell a line; without lines when it holds pictures alone.

    Raises:
        Exception: it is no PDF that can be opened; pdfminer raises whatever its parser trips over.
    """
    pages: list[list[Block]] = []
    unruled = UnruledTables()
    with pdfplumber.open(BytesIO(data)) as document:
        for page in document.pages:
            pages.append(list(_blocks(page, unruled)))
            step()
            page.close()  # a page keeps its parsed characters; a long plan's would fill the memory
    return flowed(pages)


def _blocks(page: Page, unruled: UnruledTables) -> Iterator[Block]:
    """The page from top to bottom. A ruled region of one column is a box of text, not a table."""
    # Bound books have their margins mirrored, so that the frame of odd and even pages differs.
    body: Frame = ("page", round(page.width), page.page_number % 2)
    _stand_on_baseline(page)
    placed: list[tuple[float, list[Block]]] = []
    outside = page
    for table in _ruled(page):
        left, top, right, _ = table.bbox
        outside = _without(outside, table.bbox)
        rows = _rows(table)
        if max(map(len, rows)) == 1:
            box: Frame = ("box", round(left), round(right))
            placed.append(
                (top, [each.line for each in _text_lines(page.crop(table.bbox, strict=False), box)])
            )
        else:
            placed.append((top, [Table(rows)]))
    placed += [(top, [block]) for top, block in unruled.blocks(list(_text_lines(outside, body)))]
    for _, blocks in sorted(placed, key=lambda block: block[0]):
        yield from blocks


def _without(page: Page, box: tuple[float, float, float, float]) -> Page:
    """The page without the characters whose middle lies in `box`: a line right below a table may reach into it."""
    left, top, right, bottom = box

    def kept(thing: dict[str, Any]) -> bool:
        across, down = (thing["x0"] + thing["x1"]) / 2, (thing["top"] + thing["bottom"]) / 2
        return not (left <= across <= right and top <= down <= bottom)

    return page.filter(kept)


def _rows(table: RuledTable) -> list[list[tuple[str, bool]]]:
    """The cells by row. Where a merged cell covers a place, its text stands there again."""
    texts = table.extract()
    boxes: dict[tuple[float, float, float, float], str] = {}
    for row, cells in zip(table.rows, texts, strict=True):
        for box, text in zip(row.cells, cells, strict=True):
            if box is not None:
                boxes[box] = _characters(text or "").replace("\n", "")
    columns = [
        next((row.cells[c] for row in table.rows if row.cells[c] is not None), None)
        for c in range(len(texts[0]))
    ]
    narrow = [
        min(
            (row.cells[c] for row in table.rows if row.cells[c] is not None),
            key=lambda b: b[2] - b[0],
            default=box,
        )
        for c, box in enumerate(columns)
    ]
    out: list[list[tuple[str, bool]]] = []
    for row in table.rows:
        middle = (
            min(b[1] for b in row.cells if b is not None) + min(b[3] for b in row.cells if b is not None)
        ) / 2
        out.append([])
        for box, column in zip(row.cells, narrow, strict=True):
            if box is not None:
                out[-1].append((boxes[box], False))
                continue
            at = (column[0] + column[2]) / 2 if column is not None else -1.0
            over = next((t for b, t in boxes.items() if b[0] <= at <= b[2] and b[1] <= middle <= b[3]), "")
            out[-1].append((over, True))
    return out


def _stand_on_baseline(page: Page) -> None:
    """Give each character a box from its baseline up. Fonts set theirs at different heights, and pdfplumber
    takes letters of different height for letters of different lines."""
    for char in page.chars:
        baseline = char["bottom"] + char["y0"] - char["matrix"][5]
        char["top"], char["bottom"] = baseline - char["size"], baseline


def _ruled(page: Page) -> list[RuledTable]:
    """What rulings surround. A row that goes on overleaf has none below it, and its rest none above: the
    outermost ends of the upright rulings count as one."""
    upright = [edge for edge in page.edges if edge["orientation"] == "v"]
    ends = [min(e["top"] for e in upright), max(e["bottom"] for e in upright)] if upright else []
    return page.find_tables({"explicit_horizontal_lines": ends})


def _text_lines(region: Page, frame: Frame) -> Iterator[Pieces]:
    for line in region.extract_text_lines(return_chars=True):
        chars: list[dict[str, Any]] = [char for char in line["chars"] if char["text"].strip()]
        head = _UNBROKEN.match("".join(char["text"] for char in chars))
        last = chars[min(head.end() if head is not None else 1, len(chars)) - 1]
        size = max(char["size"] for char in chars)
        whole = Line(
            _characters(str(line["text"])),
            frame,
            left=chars[0]["x0"],
            right=chars[-1]["x1"],
            top=line["top"],
            size=size,
            head=last["x1"] - chars[0]["x0"],
        )
        yield Pieces(
            whole, pieces([(_characters(char["text"]), char["x0"], char["x1"]) for char in chars], size)
        )


def _characters(text: str) -> str:
    text = text.replace("\u2f3e", "户")  # its compatibility form is the traditional one
    text = _KANGXI.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    return text.translate(_SUPPLEMENT).replace("⸺", "——")
