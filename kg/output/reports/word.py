"""Word documents in Chinese: one look for all of them, and text that stays text.

Word takes the font of a Chinese character from `w:eastAsia`, unless a theme's font stands beside it; and without
`w:lang` it sets punctuation in the middle of the line, as in traditional typesetting. So the fonts stand on the
styles, the theme's are taken off, and the language is said.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

BODY, HEAD, LATIN = "宋体", "黑体", "Times New Roman"
# Office printers leave out what is nearer to the edge than about 0.6 cm; the footer stands within this margin.
MARGIN = Cm(1.5)
# What XML cannot hold, and marks that turn the direction of what follows: shown as a mark, never obeyed.
_NOT_TEXT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u202a-\u202e\u2066-\u2069]")
_THEME = [qn(f"w:{name}Theme") for name in ("ascii", "hAnsi", "eastAsia", "cs")] + [qn("w:cstheme")]


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a paragraph, in a character style of this document ("Source", "Beware", "Strong")."""

    text: str
    style: str


def source(text: str) -> Part:
    """Where a figure comes from, in small type."""
    return Part(text, "Source")


def beware(text: str) -> Part:
    """What must not be overlooked."""
    return Part(text, "Beware")


def strong(text: str) -> Part:
    """A word at the head of its paragraph."""
    return Part(text, "Strong")


class Paper:
    """An A4 document that is written from top to bottom."""

    def __init__(self, title: str, author: str) -> None:
        self._document: Any = Document()
        self._styles()
        section = self._document.sections[0]
        section.page_width, section.page_height = Cm(21.0), Cm(29.7)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
        section.header_distance = section.footer_distance = Cm(0.7)
        told = self._document.core_properties
        told.title, told.author, told.language, told.comments = readable(title), author, "zh-CN", ""
        self.paragraph(title, style="Title")

    def heading(self, text: str, level: int = 1) -> None:
        """A heading that stays with what follows."""
        self.paragraph(text, style=f"Heading {level}")

    def paragraph(self, *parts: str | Part, style: str = "Normal", centred: bool = False) -> None:
        """A paragraph of pieces."""
        paragraph = self._document.add_paragraph(style=style)
        if centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _fill(paragraph, parts)

    def table(
        self, header: Sequence[str], rows: Sequence[Sequence[str | Part]], widths: Sequence[float]
    ) -> None:
        """A table with lines; the header is repeated on each page. `widths` in centimetres."""
        table = self._document.add_table(rows=0, cols=len(header), style="Table Grid")
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
        for number, row in enumerate([[strong(text) for text in header], *rows]):
            cells = table.add_row()
            _row_property(cells, "w:cantSplit")
            if number == 0:
                _row_property(cells, "w:tblHeader")
            for cell, value, width in zip(cells.cells, row, widths, strict=True):
                cell.width = Cm(width)
                cell.paragraphs[0].style = "Cell"
                _fill(cell.paragraphs[0], [value])

    def footer(self, text: str) -> None:
        """What stands at the foot of each page, behind its number."""
        paragraph = self._document.sections[0].footer.paragraphs[0]
        paragraph.style = "Footer"
        _fill(paragraph, ["第 "])
        _field(paragraph, "PAGE")
        _fill(paragraph, [" 页，共 "])
        _field(paragraph, "NUMPAGES")
        _fill(paragraph, [f" 页　{text}"])

    def content(self) -> bytes:
        """The document as the bytes of a .docx file."""
        stream = BytesIO()
        self._document.save(stream)
        return stream.getvalue()

    def _styles(self) -> None:
        styles = self._document.styles
        for name in ("Source", "Beware", "Strong"):
            if name not in styles:
                styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        styles["Source"].font.size = Pt(6.5)
        styles["Source"].font.color.rgb = RGBColor(0x6B, 0x6B, 0x6B)
        styles["Beware"].font.color.rgb = RGBColor(0xB0, 0x00, 0x00)
        styles["Beware"].font.bold = styles["Strong"].font.bold = True
        styles.add_style("Cell", WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
        # Points: size, line, space before and after. The body is the smallest that reads well on paper; lines are
        # exact, since Chinese fonts differ by a third in height and a page must hold the same on each machine.
        looks = {"Normal": (9, 12.5, 0, 2), "Title": (16, 22, 0, 2), "Heading 1": (11, 14, 4, 2),
                 "Heading 2": (9.5, 13, 3, 1), "Cell": (7.5, 10.5, 0, 0), "Footer": (6.5, 8, 0, 0),
                 "List Bullet": (8.5, 11.5, 0, 1)}  # fmt: skip
        for name, (size, line, before, after) in looks.items():
            style = styles[name]
            style.font.size, style.font.color.rgb = Pt(size), RGBColor(0, 0, 0)
            style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
            style.paragraph_format.line_spacing = Pt(line)
            heading = name.startswith(("Title", "Heading"))
            _fonts(style.element.get_or_add_rPr(), HEAD if heading else BODY)
            style.paragraph_format.keep_with_next = heading
        styles["List Bullet"].paragraph_format.left_indent = Cm(0.4)
        styles["List Bullet"].paragraph_format.first_line_indent = Cm(-0.4)
        title = styles["Title"]
        title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for border in title.element.findall(f".//{qn('w:pBdr')}"):
            border.getparent().remove(border)
        _fonts(styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}"), BODY)


def readable(text: str) -> str:
    """The text with what a document cannot or must not hold replaced by a visible mark."""
    return _NOT_TEXT.sub("�", text)


def _fill(paragraph: Any, parts: Sequence[str | Part]) -> None:
    for part in parts:
        if isinstance(part, Part):
            paragraph.add_run(readable(part.text), style=part.style)
        else:
            paragraph.add_run(readable(part))


def _fonts(properties: Any, chinese: str) -> None:
    """Set the fonts of a style and its language, and take the theme's fonts off."""
    fonts = properties.find(qn("w:rFonts"))
    if fonts is None:
        fonts = properties.makeelement(qn("w:rFonts"), {})
        properties.insert(0, fonts)
    for name in _THEME:
        fonts.attrib.pop(name, None)
    for name, font in (("ascii", LATIN), ("hAnsi", LATIN), ("cs", LATIN), ("eastAsia", chinese)):
        fonts.set(qn(f"w:{name}"), font)
    language = properties.find(qn("w:lang"))
    if language is None:
        language = OxmlElement("w:lang")
        properties.append(language)
    language.set(qn("w:val"), "en-US")
    language.set(qn("w:eastAsia"), "zh-CN")


def _row_property(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _field(paragraph: Any, instruction: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)
