"""A form's text as blocks of a Word file: headings, paragraphs, lists, and the office's part."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from handbook.forms.compose import LETTER, PLACE, Blank, Form
from handbook.forms.docx.controls import Controls
from handbook.forms.docx.layout import CELL
from handbook.forms.docx.lines import BOX, Lines, label
from handbook.forms.docx.numbering import Lists, numbered
from handbook.forms.docx.page import make_section, text_width
from handbook.forms.docx.tables import SHADE, Tables, held_blanks
from handbook.forms.docx.wordml import (
    DocxElement,
    cell,
    is_gap,
    keep_with_next,
    keeps_next,
    name,
    paragraph,
    root,
    run,
    table,
    table_row,
    w,
)
from handbook.forms.enquiry import QUESTIONS
from handbook.html.tree import Element, select, words_of
from handbook.thai.words import word

_FEW = 16  # paragraphs: less than half a page
_HEADINGS = {"h2": "Heading2", "h3": "Heading3", "h4": "Heading4", "h5": "Heading4", "h6": "Heading4"}
_BLOCKS = frozenset([*_HEADINGS, "p", "div", "section", "ul", "ol", "dl", "dt", "dd", "table", "hr", "blockquote"])
_LETTER_LINES: Mapping[str | None, Callable[[list[DocxElement], float], DocxElement]] = {
    None: lambda runs, _: paragraph(runs, style="FormText", first=25),
    "subject": lambda runs, _: paragraph(runs, style="FormText", hanging=14),
    "closing": lambda runs, half: paragraph(runs, style="FormSignature", indent=half, keep_next=True),
}
"""Part of an official letter (None for its body text) -> a paragraph of it; indents in mm."""
_WHITE = re.compile(r"[ \t\r\n]+")


class Sheet:
    """Writes a form's blocks; collects the controls and lists that the text uses."""

    def __init__(self, form: Form) -> None:
        self.controls = Controls(form.locale)
        self.lists = Lists()
        self._form = form
        self._lines = Lines(form, self.controls)
        self._tables = Tables(form, self.controls, self.lists, self._blocks)
        self._heading = form.title

    def document(self) -> DocxElement:
        """The main part: the title, the note about required blanks, the form."""
        form = self._form
        blocks = [paragraph([run(form.title)], style="Heading1")]
        if any(blank.spec.required for blank in form.blanks.values()):
            blocks.append(paragraph([run("* " + word(form.locale, "form.required"))], style="FormNote"))
        blocks += self._blocks(form.body, text_width(form))
        if blocks[-1].tag != name("p"):
            blocks.append(paragraph(style="Gap"))
        return root("document", w("body", *blocks, make_section(form)))

    # Blocks

    def _blocks(self, holder: Element, width: float, style: str = "FormText", indent: float = 0) -> list[DocxElement]:
        """An element's content: by its arrangement, or block by block; text between blocks becomes a paragraph."""
        kind = (holder.get("class") or "").split()[:1]
        if kind == ["hb-row"]:
            return self._lines.row(held_blanks(self._form, holder), width, indent)
        if kind == ["hb-signatures"]:
            return self._signatures(holder, width)
        if kind == [LETTER]:
            return self._letter(holder, width)
        blocks: list[DocxElement] = []
        pieces: list[Element | str] = [holder.text or ""]
        for child in holder:
            if child.tag in _BLOCKS:
                blocks += self._line(pieces, style, indent, is_tick=kind == ["hb-tick"])
                if blocks and "hb-signatures" in (child.get("class") or "") and blocks[-1].tag == name("p"):
                    keep_with_next(blocks[-1])
                blocks += self._block(child, width, style, indent)
                pieces = [child.tail or ""]
            else:
                pieces += [child, child.tail or ""]
        return blocks + self._line(pieces, style, indent, is_tick=kind == ["hb-tick"])

    def _block(self, element: Element, width: float, style: str, indent: float) -> list[DocxElement]:
        """One block element; an element without a style of its own is replaced by its content."""
        if element.tag in _HEADINGS:
            self._heading = words_of(element)
            runs = _trim(list(self._inline([element.text or "", *_beside(element)])))
            blocks = [paragraph(runs, style=_HEADINGS[element.tag])]
        elif element.tag == "table":
            blocks = [
                paragraph(style="Gap", keep_next=True),
                self._tables.table(element, width, self._heading),
                paragraph(style="Gap"),
            ]
        elif element.tag in ("ul", "ol"):
            blocks = self._list(element, width, style, indent)
        elif element.get("class") == QUESTIONS:
            blocks = [self._questions(element, width), paragraph(style="Gap")]
        elif "hb-office" in (element.get("class") or "").split():
            blocks = [paragraph(style="Gap", before=6), self._frame(element, width), paragraph(style="Gap")]
        elif element.tag in ("dd", "blockquote"):
            blocks = self._blocks(element, width - 8, style, indent + 8)
        else:
            blocks = self._blocks(element, width, style, indent)
        return blocks

    def _questions(self, element: Element, width: float) -> DocxElement:
        """Questions with their boxes to tick, and beside each its answer."""
        half = width / 2
        rows = [
            table_row([cell(self._blocks(part, half - 2 * CELL, indent=indent), half) for part, indent in parts])
            for parts in (zip(item, (BOX, 0), strict=True) for item in select(element, "li"))
        ]
        return table(rows, [half] * 2, style="FormTable")

    def _letter(self, letter: Element, width: float) -> list[DocxElement]:
        """An official letter: number and sender side by side, parts that begin in the middle, body text."""
        half = width / 2
        head: dict[str, list[DocxElement]] = {"number": [], "from": []}
        blocks: list[DocxElement] = []
        for part in letter:
            name = part.get("data-part")
            if name in head:
                head[name] += self._blocks(part, half - 2 * CELL)
            elif name == "date":
                blocks += self._blocks(part, half, indent=half)
            elif part.tag == "p" and name in _LETTER_LINES:
                runs = _trim(list(self._inline([part.text or "", *_beside(part)])))
                blocks.append(_LETTER_LINES[name](runs, half))
            else:
                blocks += self._block(part, width, "FormText", 0)
        if any(head.values()):
            row = table_row([cell(head[side], half) for side in ("number", "from")])
            blocks.insert(0, table([row], [half] * 2, style="TableNormal"))
        return blocks

    def _line(
        self, pieces: Iterable[Element | str], style: str, indent: float = 0, *, is_tick: bool = False
    ) -> list[DocxElement]:
        """Text and inline elements as a paragraph; None if it would be empty."""
        runs = _trim(list(self._inline(pieces, is_labelled=is_tick)))
        if is_tick:
            style, indent, hanging = "FormBlank", indent - BOX, BOX
        else:
            hanging = 0.0
        return [paragraph(runs, style=style, indent=indent, hanging=hanging)] if runs else []

    def _list(self, element: Element, width: float, style: str, indent: float) -> list[DocxElement]:
        """A list; the marker of an item with a check box is that box."""
        blocks: list[DocxElement] = []
        number = 0
        level = min(sum(outer.tag in ("ul", "ol") for outer in element.iterancestors()), 2)
        for item in element:
            content = self._blocks(item, width - 8, style, indent + 8)
            has_box = item.get("class") == "hb-tick" or select(item, ".hb-tick")
            if content and content[0].tag == name("p") and not has_box:
                number = number or self.lists.add("bullet" if element.tag == "ul" else "decimal")
                content[0] = numbered(content[0], number, level)
            blocks += content
        return blocks

    def _signatures(self, holder: Element, width: float) -> list[DocxElement]:
        """Signatures side by side, below the text and blanks of the same paragraph."""
        blanks = held_blanks(self._form, holder)
        signed = [blank for blank in blanks if blank.spec.type == "signature"]
        blocks = self._line([words_of(holder)], "FormText")
        blocks += self._lines.row([blank for blank in blanks if blank not in signed], width)
        return [*blocks, *self._lines.signatures(signed, width)]

    def _frame(self, element: Element, width: float) -> DocxElement:
        """The office's part, in a frame with its title."""
        inner = width - 2 * CELL
        titles = select(element, ".hb-office__title")
        head = [paragraph([run(words_of(title))], style="FormOffice", keep_next=True) for title in titles]
        blocks: list[DocxElement] = []
        for child in element:
            if child not in titles:
                blocks += self._block(child, inner, "FormText", 0)
        rows = [table_row([cell(head, width, fill=SHADE)], is_head=True)] if head else []
        rows += [table_row([cell(group, width)]) for group in _page_parts(blocks)]
        return table(rows, [width], style="FormFrame")

    # Words

    def _inline(
        self, pieces: Iterable[Element | str], *, is_labelled: bool = False, bold: bool = False, italic: bool = False
    ) -> Iterator[DocxElement]:
        for piece in pieces:
            if isinstance(piece, str):
                folded = _fold(piece)
                if folded:
                    yield run(folded, bold=bold, italic=italic)
            elif not isinstance(piece.tag, str):
                continue  # a comment
            elif PLACE in (piece.get("class") or "").split():
                yield from self._blank_in_line(self._blank(piece), is_labelled=is_labelled)
            elif piece.tag == "br":
                yield run(w("br"))
            else:
                inner = [piece.text or "", *_beside(piece)]
                bold_here, italic_here = bold or piece.tag in ("strong", "b"), italic or piece.tag in ("em", "i")
                yield from self._inline(inner, is_labelled=is_labelled, bold=bold_here, italic=italic_here)

    def _blank_in_line(self, blank: Blank, *, is_labelled: bool) -> list[DocxElement]:
        if blank.spec.type == "choice":
            return self._lines.options(blank)
        control = self.controls.in_line(blank)
        return [control, run(w("tab")), *label(blank)] if is_labelled else [control]

    def _blank(self, place: Element) -> Blank:
        return self._form.blanks[place.get("data-name")]


def _page_parts(blocks: Sequence[DocxElement]) -> list[list[DocxElement]]:
    """Blocks in groups without page breaks: one group if they are few, else each block with those it is kept with."""
    if sum(1 for block in blocks for _ in block.iter(name("p"))) <= _FEW:
        return [list(blocks)]
    groups: list[list[DocxElement]] = [[]]
    for block in blocks:
        if groups[-1] and not is_gap(block) and not keeps_next(groups[-1][-1]):
            groups.append([])
        groups[-1].append(block)
    return groups


def _beside(element: Element) -> Iterator[Element | str]:
    """An element's children, each followed by its tail text."""
    for child in element:
        yield child
        yield child.tail or ""


def _fold(words: str) -> str:
    """White space collapsed to single spaces as in HTML; no-break spaces stay."""
    return _WHITE.sub(" ", words)


def _trim(runs: list[DocxElement]) -> list[DocxElement]:
    """Runs of a line without the spaces at both ends, and without runs that are then empty."""
    texts = [one.find(name("t")) for one in runs]
    for end, trim in ((0, str.lstrip), (-1, str.rstrip)):
        while texts and texts[end] is not None and not trim(texts[end].text, " "):
            del texts[end], runs[end]
        if texts and texts[end] is not None:
            texts[end].text = trim(texts[end].text, " ")
    return runs
