"""The paragraphs, headings and tables of a saved web page."""

import re
from collections.abc import Iterator

from lxml import html
from lxml.etree import _Element

from loaders.plan.grid import MAX_COLUMNS, MAX_ROWS
from loaders.plan.word import Laid

_LEFT_OUT = {"script", "style", "head", "nav", "footer", "form", "noscript", "select", "button", "iframe"}
_BLOCKS = {
    "p", "div", "section", "article", "main", "header", "li", "ul", "ol", "dl", "dt", "dd", "blockquote", "center", "body", "td", "th", "tr",
    "table", "tbody", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "hr", "aside", "figure", "figcaption", "address", "fieldset",
}  # fmt: skip
# Of a page's frame: where one is, and what leads elsewhere.
_FRAME = re.compile(r"\b(?:nav|menu|breadcrumb|crumb|footer|foot|sidebar|share|toolbar|copyright)", re.I)
# A cell of a table of figures holds no more; a table with longer cells lays out the page.
_CELL_CHARS = 400


def is_page(text: str) -> bool:
    """Whether a text is the source of a web page."""
    return re.search(r"<(?:!doctype html|html|body|table|p|div)\b", text[:20_000], re.I) is not None and bool(
        re.search(r"</(?:p|div|td|html|body)>", text, re.I)
    )


def page_lines(text: str) -> Laid:
    """The page laid out: a line for each paragraph and cell."""
    root = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text))
    laid = Laid()
    _walk(root, laid)
    return laid


def _walk(element: _Element, laid: Laid) -> None:
    """Blocks from top to bottom; text between them, and what stands within a line, makes paragraphs."""
    stack: list[tuple[_Element, bool]] = [(element, False)]
    run: list[str] = []
    while stack:
        node, done = stack.pop()
        tag = node.tag if isinstance(node.tag, str) else ""
        block = tag in _BLOCKS
        if done:
            if block:
                _flush(run, laid, tag)
            run.append(node.tail or "")
            continue
        if not tag or tag in _LEFT_OUT or _is_frame(node):
            run.append(node.tail or "")
            continue
        if block:
            _flush(run, laid)
        if tag == "br":
            _flush(run, laid)
            run.append(node.tail or "")
        elif tag == "table" and _holds_figures(node):
            laid.add_table(_rows(node))
            run.append(node.tail or "")
        else:
            run.append(node.text or "")
            stack.append((node, True))
            stack.extend((child, False) for child in reversed(node))


def _flush(run: list[str], laid: Laid, tag: str = "") -> None:
    text = re.sub(r"[ \t\r\n\xa0]+", " ", "".join(run)).strip()
    run.clear()
    if text:
        laid.add(text, int(tag[1]) if re.fullmatch(r"h[1-6]", tag) else 0)


def _is_frame(node: _Element) -> bool:
    names = f"{node.get('class', '')} {node.get('id', '')}"
    return _FRAME.search(names) is not None and len(_content(node)) < _CELL_CHARS


def _content(node: _Element) -> str:
    return "".join(node.itertext()).strip()


def _holds_figures(table: _Element) -> bool:
    if next(table.iterdescendants("table"), None) is not None:
        return False
    cells = list(table.iter("td", "th"))
    rows = sum(1 for _ in table.iter("tr"))
    return rows > 1 and len(cells) > rows and all(len(_content(cell)) <= _CELL_CHARS for cell in cells)


def _rows(table: _Element) -> list[list[tuple[str, bool]]]:
    """The cells by place, merged ones repeated."""
    held: dict[tuple[int, int], str] = {}
    out: list[list[tuple[str, bool]]] = []
    for r, row in enumerate(_some(table.iter("tr"))):
        cells: list[tuple[str, bool]] = []
        for cell in (c for c in row if c.tag in ("td", "th")):
            while (r, len(cells)) in held:
                cells.append((held[r, len(cells)], True))
            text = re.sub(r"\s+", " ", _content(cell)).strip()
            for extra in range(_span(cell.get("colspan"), MAX_COLUMNS)):
                for down in range(1, _span(cell.get("rowspan"), MAX_COLUMNS)):
                    held[r + down, len(cells)] = text
                cells.append((text, extra > 0))
            if len(cells) >= MAX_COLUMNS:
                break
        while (r, len(cells)) in held:
            cells.append((held[r, len(cells)], True))
        out.append(cells)
    return out


def _some(rows: Iterator[_Element]) -> Iterator[_Element]:
    for count, row in enumerate(rows):
        if count >= MAX_ROWS:
            return
        yield row


def _span(value: str | None, most: int) -> int:
    return max(1, min(int(value), most)) if value and value.isdigit() else 1
