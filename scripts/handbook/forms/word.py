"""Form -> a Word file with content controls: to be typed in, sent back, and read by its tags (see handbook.forms).

Built of lxml and zipfile alone. python-docx knows no content controls, no second size for Thai and no repeated rows,
brings styles that would all have to be replaced, and writes the time into the file: what it would save is the zip.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from urllib.parse import urljoin

import segno

from handbook.edition import Edition
from handbook.forms.compose import PLACE, Blank, Form
from handbook.forms.word_controls import LANGUAGES, Controls, glossary
from handbook.forms.word_package import (
    Part,
    Properties,
    make_font_table,
    make_numbering,
    make_settings,
    make_styles,
    part,
    write_package,
)
from handbook.forms.wordml import (
    PIC,
    R,
    WordElement,
    cell,
    field,
    is_gap,
    keep_with_next,
    keeps_next,
    name,
    paragraph,
    plain,
    root,
    run,
    tab_stop,
    table,
    table_row,
    twips,
    w,
)
from handbook.pages.corpus import page_url
from handbook.settings import Settings
from handbook.site.html_tree import Element, select, words_of
from handbook.words import word, write_date

_PAGE = (210.0, 297.0)  # A4, mm
_LEFT, _RIGHT, _TOP, _BOTTOM = 30.0, 20.0, 25.0, 30.0  # mm; left and right as in official letters
_EDGE = 10.0  # mm from header and footer to the paper's edge
_QR = 17.0  # mm
_BOX = 7.0  # mm from a box to tick to the beginning of its words
_CELL = 2.0  # mm beside the text of a cell: the table styles'
_LETTER = 2.15  # mm: a letter at 16 pt in TH SarabunPSK, whose consonants are about 380/1000 wide
_LEAST = 26.0  # mm for a blank whose width the author leaves open
_GAP = 3.0  # mm between blanks on a line
_LINE = 7.4  # mm: a line of 16 pt in TH SarabunPSK
_ROW_HEIGHT = 9.0  # mm, for handwriting too
_WIDE = 200.0  # mm: room for three signatures side by side
_NUMBER = 11.0  # mm for a row's number
_BOLD = 1.15  # how much wider bold letters are, with some room
_SMALL = 14 / 16  # the size in tables to that of the text
_FEW = 16  # paragraphs: less than half a page
_SIGN_DOTS = 44
_SHADE = "EDEDED"
_SPACE = "\u00a0"
_EMU = 36000  # English Metric Units to a mm, 20.1.2.1
_HEADINGS = {"h2": "Heading2", "h3": "Heading3", "h4": "Heading4", "h5": "Heading4", "h6": "Heading4"}
_BLOCKS = frozenset([*_HEADINGS, "p", "div", "section", "ul", "ol", "dl", "dt", "dd", "table", "hr", "blockquote"])
_OWN_LINE = ("long", "choice")
_ALIGNED = {"check": "center", "number": "right", "money": "right"}
_WHITE = re.compile(r"[ \t\r\n]+")


def write_word(form: Form, settings: Settings, edition: Edition, target: Path) -> None:
    """Write the form's Word file to `target`, whose folder is there."""
    target.write_bytes(word_file(form, settings, edition))


def word_file(form: Form, settings: Settings, edition: Edition) -> bytes:
    """The form as a Word file; the same form, settings and edition give the same bytes."""
    address = urljoin(settings.site_url, page_url(f"forms/{form.spec.id}", form.locale))
    return write_package(_parts(form, settings, edition, address), _properties(form, settings, edition))


def _properties(form: Form, settings: Settings, edition: Edition) -> Properties:
    return Properties(
        title=form.title,
        author=settings.contact.unit[form.locale],
        description=word(form.locale, f"edition.{settings.status}.long"),
        identifier=f"{form.spec.id}/{form.spec.version}",
        language=LANGUAGES[form.locale],
        version=form.spec.version,
        moment=edition.epoch,
    )


def _parts(form: Form, settings: Settings, edition: Edition, address: str) -> list[Part]:
    """The main part first; what it is written with stands in the parts that it names."""
    sheet = _Sheet(form)
    document = sheet.document()
    names = ("styles", "settings", "fontTable", "numbering", "header", "footer")
    relations = {f"rId{number}": (f"{R}/{kind}", f"/word/{kind}.xml") for number, kind in enumerate(names, start=1)}
    relations["rId7"] = (f"{R}/glossaryDocument", "/word/glossary/document.xml")
    glossary_document = root("glossaryDocument", w("docParts", *glossary(sheet.controls.placeholders)))
    return [
        part("word/document.xml", "document.main", document, relations),
        part("word/styles.xml", "styles", make_styles(LANGUAGES[form.locale])),
        part("word/settings.xml", "settings", make_settings()),
        part("word/fontTable.xml", "fontTable", make_font_table()),
        part("word/numbering.xml", "numbering", make_numbering(sheet.lists)),
        part("word/header.xml", "header", _header(form)),
        part(
            "word/footer.xml",
            "footer",
            _footer(form, settings, edition, address),
            {"rId1": (f"{R}/image", "/word/media/qr.png")},
        ),
        Part("word/media/qr.png", "image/png", _qr_code(address), {}),
        part(
            "word/glossary/document.xml",
            "document.glossary",
            glossary_document,
            {"rId1": (f"{R}/styles", "/word/glossary/styles.xml")},
        ),
        part("word/glossary/styles.xml", "styles", make_styles(LANGUAGES[form.locale])),
    ]


# Head and foot of every page


def _text_width(form: Form) -> float:
    """Millimetres between the margins."""
    return _PAGE[form.spec.orientation == "landscape"] - _LEFT - _RIGHT


def _section(form: Form) -> WordElement:
    """The paper and its margins, with the header and the footer (17.6.17)."""
    wide = form.spec.orientation == "landscape"
    width, height = reversed(_PAGE) if wide else _PAGE
    size = w("pgSz", w=twips(width), h=twips(height), **({"orient": "landscape"} if wide else {}))
    margins = {"top": _TOP, "right": _RIGHT, "bottom": _BOTTOM, "left": _LEFT, "header": _EDGE, "footer": _EDGE}
    return w(
        "sectPr",
        _reference("headerReference", "rId5"),
        _reference("footerReference", "rId6"),
        size,
        w("pgMar", **{side: twips(width) for side, width in margins.items()}, gutter=0),
    )


def _reference(kind: str, relation: str) -> WordElement:
    element = w(kind, type="default")
    element.set(name("r:id"), relation)
    return element


def _version(form: Form) -> str:
    version = word(form.locale, "form.version", version=form.spec.version)
    return f"{form.spec.code[form.locale]} · {version}"


def _header(form: Form) -> WordElement:
    return root("hdr", paragraph([run(_version(form))], style="Header"))


def _footer(form: Form, settings: Settings, edition: Edition, address: str) -> WordElement:
    """Version, edition, where the current version is, page; beside them the address for telephones."""
    locale = form.locale
    width = _text_width(form)
    date = write_date(edition.date, locale, settings.numerals[locale])
    state = " · ".join(filter(None, [_version(form), settings.edition[locale], edition.commit, date]))
    # 17.16.4.3.1: the field in Thai digits, as the book counts its pages
    digits = r" \* THAIARABIC" if settings.numerals[locale] == "thai" else ""
    pages = [run(word(locale, "form.page") + " "), *field("PAGE" + digits), run("/"), *field("NUMPAGES" + digits)]
    lines = [[run(state)], [run(word(locale, "form.current", address=address))], pages]
    beside = cell([paragraph(line, style="Footer") for line in lines], width - _QR - 2 * _CELL, centre=True)
    qr = cell([paragraph([_picture("rId1", word(locale, "book.qr"))], style="Footer")], _QR + 2 * _CELL)
    layout = table([table_row([beside, qr])], [width - _QR - 2 * _CELL, _QR + 2 * _CELL], style="TableNormal")
    return root("ftr", layout, paragraph(style="Gap"))


def _qr_code(address: str) -> bytes:
    """The address as a QR code with a quiet zone of four modules (ISO/IEC 18004)."""
    target = io.BytesIO()
    segno.make(address, error="m", micro=False).save(target, kind="png", scale=4, border=4)
    return target.getvalue()


def _picture(relation: str, words: str) -> WordElement:
    """A square picture in the line (20.4.2.8), with the words for who does not see it."""
    side = round(_QR * _EMU)
    blip = plain("a:blip")
    blip.set(name("r:embed"), relation)
    picture = plain(
        "pic:pic",
        plain("pic:nvPicPr", plain("pic:cNvPr", id=1, name="QR", descr=words), plain("pic:cNvPicPr")),
        plain("pic:blipFill", blip, plain("a:stretch", plain("a:fillRect"))),
        plain(
            "pic:spPr",
            plain("a:xfrm", plain("a:off", x=0, y=0), plain("a:ext", cx=side, cy=side)),
            plain("a:prstGeom", plain("a:avLst"), prst="rect"),
        ),
    )
    graphic = plain("a:graphic", plain("a:graphicData", picture, uri=PIC))
    inline = plain(
        "wp:inline",
        plain("wp:extent", cx=side, cy=side),
        plain("wp:docPr", id=1, name="QR", descr=words),
        graphic,
        distT=0,
        distB=0,
        distL=0,
        distR=0,
    )
    return run(w("drawing", inline))


# A line of labelled blanks


@dataclass(frozen=True)
class Placed:
    """A blank on a line: it and its label end at `end`, in mm from the line's beginning."""

    blank: Blank
    end: float


def place_on_lines(blanks: Iterable[Blank], width: float, least: float = _LEAST) -> list[list[Placed]]:
    """Put blanks on as few lines as hold them; the room that is left goes to those whose width the author leaves open."""
    lines: list[list[tuple[Blank, float]]] = []
    room = 0.0
    for blank in blanks:
        need = min(_needs(blank, least), width)
        alone = blank.spec.type in _OWN_LINE
        if lines and not alone and room >= need + _GAP:
            lines[-1].append((blank, need))
            room -= need + _GAP
        else:
            lines.append([(blank, need)])
            room = -1 if alone else width - need
    return [_spread(line, width) for line in lines]


def _spread(line: Sequence[tuple[Blank, float]], width: float) -> list[Placed]:
    left = width - sum(need for _, need in line) - _GAP * (len(line) - 1)
    open_ended = [blank for blank, _ in line if blank.spec.width is None and blank.spec.type != "check"]
    placed: list[Placed] = []
    start = 0.0
    for blank, need in line:
        end = start + need + (left / len(open_ended) if blank in open_ended else 0)
        placed.append(Placed(blank, end))
        start = end + _GAP
    return placed


def _needs(blank: Blank, least: float) -> float:
    """Millimetres for a blank with its label."""
    beside = {"check": 8.0, "list": 30.0}.get(blank.spec.type, blank.spec.width or least)
    return measure(_label_words(blank)) + beside


def measure(words: str) -> float:
    """About how wide words are, in mm: marks above and below a letter take no room."""
    return _LETTER * sum(unicodedata.category(letter) != "Mn" for letter in words)


def _label_words(blank: Blank) -> str:
    return "".join(filter(None, [blank.label, " *" * blank.spec.required, f" ({blank.hint})" * bool(blank.hint), " "]))


def _label(blank: Blank) -> list[WordElement]:
    """A blank's label, a star when it has to be filled in, and its hint."""
    star = run(" *") if blank.spec.required else None
    hint = run(f" ({blank.hint})", style="FormHint") if blank.hint else None
    return [item for item in (run(blank.label), star, hint) if item is not None]


# The form's text


class _Sheet:
    """Writes a form's blocks; gathers the controls and lists that the text uses."""

    def __init__(self, form: Form) -> None:
        self.controls = Controls(form.locale)
        self.lists: list[str] = []
        self._form = form
        self._heading = form.title

    def document(self) -> WordElement:
        """The main part: the title, what has to be filled in, the form."""
        form = self._form
        blocks = [paragraph([run(form.title)], style="Heading1")]
        if any(blank.spec.required for blank in form.blanks.values()):
            blocks.append(paragraph([run("* " + word(form.locale, "form.required"))], style="FormNote"))
        blocks += self._blocks(form.body, _text_width(form))
        if blocks[-1].tag != name("p"):
            blocks.append(paragraph(style="Gap"))
        return root("document", w("body", *blocks, _section(form)))

    # Blocks

    def _blocks(self, holder: Element, width: float, style: str = "FormText", indent: float = 0) -> list[WordElement]:
        """What an element holds: by its arrangement, or block by block; words between blocks are a paragraph."""
        kind = (holder.get("class") or "").split()[:1]
        if kind == ["hb-row"]:
            return self._row(self._held(holder), width, indent)
        if kind == ["hb-signatures"]:
            return self._signatures(holder, width)
        blocks: list[WordElement] = []
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

    def _block(self, element: Element, width: float, style: str, indent: float) -> list[WordElement]:
        """One block element; what has no look of its own is what it holds."""
        if element.tag in _HEADINGS:
            self._heading = words_of(element)
            runs = _trim(list(self._inline([element.text or "", *_beside(element)])))
            blocks = [paragraph(runs, style=_HEADINGS[element.tag])]
        elif element.tag == "table":
            blocks = [paragraph(style="Gap", keep_next=True), self._table(element, width), paragraph(style="Gap")]
        elif element.tag in ("ul", "ol"):
            blocks = self._list(element, width, style, indent)
        elif "hb-office" in (element.get("class") or "").split():
            blocks = [paragraph(style="Gap", before=6), self._frame(element, width), paragraph(style="Gap")]
        elif element.tag in ("dd", "blockquote"):
            blocks = self._blocks(element, width - 8, style, indent + 8)
        else:
            blocks = self._blocks(element, width, style, indent)
        return blocks

    def _line(
        self, pieces: Iterable[Element | str], style: str, indent: float = 0, *, is_tick: bool = False
    ) -> list[WordElement]:
        """Words and what stands between them as a paragraph; none when there is nothing to say."""
        runs = _trim(list(self._inline(pieces, is_labelled=is_tick)))
        if is_tick:
            style, indent, hanging = "FormBlank", indent - _BOX, _BOX
        else:
            hanging = 0.0
        return [paragraph(runs, style=style, indent=indent, hanging=hanging)] if runs else []

    def _list(self, element: Element, width: float, style: str, indent: float) -> list[WordElement]:
        """A list; items that are boxes to tick have their box for a mark."""
        blocks: list[WordElement] = []
        number = 0
        level = min(sum(outer.tag in ("ul", "ol") for outer in element.iterancestors()), 2)
        for item in element:
            content = self._blocks(item, width - 8, style, indent + 8)
            has_box = item.get("class") == "hb-tick" or select(item, ".hb-tick")
            if content and content[0].tag == name("p") and not has_box:
                number = number or self._new_list("bullet" if element.tag == "ul" else "decimal")
                content[0] = _numbered(content[0], number, level)
            blocks += content
        return blocks

    def _new_list(self, kind: str) -> int:
        self.lists.append(kind)
        return len(self.lists)

    # Words

    def _inline(
        self, pieces: Iterable[Element | str], *, is_labelled: bool = False, bold: bool = False, italic: bool = False
    ) -> Iterator[WordElement]:
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

    def _blank_in_line(self, blank: Blank, *, is_labelled: bool) -> list[WordElement]:
        if blank.spec.type == "choice":
            return self._options(blank)
        control = self.controls.in_line(blank)
        return [control, run(w("tab")), *_label(blank)] if is_labelled else [control]

    def _blank(self, place: Element) -> Blank:
        return self._form.blanks[place.get("data-name")]

    def _held(self, holder: Element) -> list[Blank]:
        return [self._blank(place) for place in select(holder, f".{PLACE}")]

    # Blanks with labels

    def _row(self, blanks: Iterable[Blank], width: float, indent: float = 0) -> list[WordElement]:
        """Labelled blanks in lines; in each line dotted tabs lead from a blank to its end, filled in or not."""
        blocks: list[WordElement] = []
        for line in place_on_lines(blanks, width):
            first = line[0].blank
            if first.spec.type == "long":
                blocks += self._long(first, width, indent)
            elif first.spec.type == "choice":
                blocks += self._choice(first, width, indent)
            else:
                blocks.append(self._labelled_line(line, width, indent))
        return blocks

    def _labelled_line(self, line: Sequence[Placed], width: float, indent: float) -> WordElement:
        runs: list[WordElement] = []
        stops: list[WordElement] = []
        for place in line:
            blank, is_last = place.blank, place is line[-1]
            has_dots = blank.spec.type not in ("check", "list")
            if blank.spec.type == "check":
                runs += [self.controls.control(blank), run(_SPACE), *_label(blank)]
            else:
                runs += [*_label(blank), run(" "), self.controls.control(blank)]
            if has_dots or not is_last:
                # at the very margin a left tab would begin the next line
                at_margin = place.end > width - 1
                stops.append(tab_stop(indent + place.end, kind="right" if at_margin else "left", dots=has_dots))
                runs.append(run(w("tab"), style="PlaceholderText"))
            if not is_last:
                runs.append(run(_SPACE * 2))
        return paragraph(runs, style="FormBlank", stops=stops, indent=indent)

    def _long(self, blank: Blank, width: float, indent: float) -> list[WordElement]:
        """A label, and below it a box as high as the lines that the author gives; it grows with what is written."""
        box = cell([paragraph([self.controls.control(blank)], style="FormBlank")], width)
        row = table_row([box], height=blank.spec.lines * _LINE, stays_whole=False)
        label = paragraph(_label(blank), style="FormBlank", keep_next=True, indent=indent)
        return [label, table([row], [width], style="FormFrame", indent=indent), paragraph(style="Gap")]

    def _choice(self, blank: Blank, width: float, indent: float) -> list[WordElement]:
        """A label and its options in one line, or each option below it when the line is too short."""
        words = [options[self._form.locale] for options in blank.spec.options.values()]
        runs = self._options(blank)
        if measure(_label_words(blank) + "".join(words)) + 10 * len(words) <= width:
            return [paragraph([*_label(blank), run(" "), *runs], style="FormBlank", indent=indent)]
        blocks = [paragraph(_label(blank), style="FormBlank", indent=indent)]
        for box, said in zip(runs[::2], words, strict=True):
            keep_with_next(blocks[-1])
            option = [box, run(w("tab")), run(said)]
            blocks.append(paragraph(option, style="FormBlank", indent=indent + _BOX, hanging=_BOX))
        return blocks

    def _options(self, blank: Blank) -> list[WordElement]:
        """A box and its words for each option."""
        runs: list[WordElement] = []
        for code, words in blank.spec.options.items():
            said = words[self._form.locale]
            runs += [self.controls.option(blank, code, said), run(f"{_SPACE}{said}{_SPACE * 3} ")]
        return runs

    def _signatures(self, holder: Element, width: float) -> list[WordElement]:
        """Signatures side by side, each whole on one page: cells keep it together where paragraphs are parted."""
        blanks = self._held(holder)
        signed = [blank for blank in blanks if blank.spec.type == "signature"]
        blocks = self._line([words_of(holder)], "FormText")
        blocks += self._row([blank for blank in blanks if blank not in signed], width)
        columns = 2 if width < _WIDE else 3
        each = width / columns
        rows = []
        for start in range(0, len(signed), columns):
            cells = [cell(self._signature(blank), each) for blank in signed[start : start + columns]]
            empty = [cell([], each) for _ in range(columns - len(cells))]
            rows.append(table_row(empty + cells))  # one alone stands on the right
        return [*blocks, table(rows, [each] * columns, style="TableNormal"), paragraph(style="Gap")]

    def _signature(self, blank: Blank) -> list[WordElement]:
        """Who signs, a line to sign on, the name in full, position and date."""
        locale, controls, blanks = self._form.locale, self.controls, self._form.blanks
        in_full, position, date = (blanks[f"{blank.name}.{one}"] for one in ("name", "position", "date"))
        who = [run(blank.label, bold=True), *_label(blank)[1:]]
        lines = [
            [run(word(locale, "form.sign") + " "), run("." * _SIGN_DOTS, style="PlaceholderText")],
            [run("("), controls.control(in_full, dots=_SIGN_DOTS), run(")")],
            [run(word(locale, "form.sign.position") + " "), controls.control(position, dots=_SIGN_DOTS)],
            [run(word(locale, "form.sign.date") + " "), controls.control(date, dots=_SIGN_DOTS)],
        ]
        blocks = [paragraph(who, before=12, style="FormSignature")]
        blocks.append(paragraph(lines[0], before=18, style="FormSignature"))  # room for the signature
        return blocks + [paragraph(line, style="FormSignature") for line in lines[1:]]

    def _frame(self, element: Element, width: float) -> WordElement:
        """What the office fills in, in a frame under its title."""
        inner = width - 2 * _CELL
        titles = select(element, ".hb-office__title")
        head = [paragraph([run(words_of(title))], style="FormOffice", keep_next=True) for title in titles]
        blocks: list[WordElement] = []
        for child in element:
            if child not in titles:
                blocks += self._block(child, inner, "FormText", 0)
        rows = [table_row([cell(head, width, fill=_SHADE)], is_head=True)] if head else []
        rows += [table_row([cell(group, width)]) for group in _page_parts(blocks)]
        return table(rows, [width], style="FormFrame")

    # Tables

    def _table(self, element: Element, width: float) -> WordElement:
        """A table; rows that are repeated are a section that Word lets the reader add rows to."""
        heads = select(element, "thead th")
        named = [words_of(head) for head in heads]
        widths = share_width(width, *self._shares(element))
        rows = [self._head_row(named, widths)] if any(named) else []
        for is_repeated, lines in groupby(select(element, "tbody tr"), self._is_repeated):
            if is_repeated:
                number = self._new_list("row")
                section = element.get("data-rows")
                repeated = [self._repeated_row(line, section, named, widths, number) for line in lines]
                rows.append(self.controls.repeated(repeated, section, self._heading))
            else:
                rows += [self._plain_row(line, widths) for line in lines]
        return table(rows, widths, style="FormTable")

    def _head_row(self, named: Sequence[str], widths: Sequence[float]) -> WordElement:
        cells = [
            cell([paragraph([run(said)], style="FormHead")], each, fill=_SHADE, centre=True)
            for said, each in zip(named, widths, strict=True)
        ]
        return table_row(cells, is_head=True)

    def _plain_row(self, line: Element, widths: Sequence[float]) -> WordElement:
        cells = [
            cell(self._blocks(one, each - 2 * _CELL, "FormCell"), each, centre=True)
            for one, each in zip(line, widths, strict=True)
        ]
        return table_row(cells, height=_ROW_HEIGHT)

    def _is_repeated(self, line: Element) -> bool:
        return any(blank.row for blank in self._held(line))

    def _repeated_row(
        self, line: Element, rows: str, heads: Sequence[str], widths: Sequence[float], number: int
    ) -> WordElement:
        """One of the repeated rows: Word counts it, so that rows the reader adds are counted too."""
        cells = []
        for one, head, each in zip(line, heads, widths, strict=True):
            held = self._held(one)
            if held:
                align = _ALIGNED.get(held[0].spec.type, "")
                content = [paragraph([self.controls.in_cell(held[0], rows, head)], style="FormCell", align=align)]
            elif one.tag == "th":
                content = [paragraph(style="FormCell", numbered=(number, 0), align="center")]
            else:
                content = self._blocks(one, each - 2 * _CELL, "FormCell")
            cells.append(cell(content, each, centre=True))
        return table_row(cells, height=_ROW_HEIGHT)

    def _shares(self, element: Element) -> tuple[list[float], list[float]]:
        """How wide the columns are to each other, as the form's file says or as long as what they hold; and the least, in mm."""
        lines = select(element, "tr")
        columns = list(zip(*lines, strict=True))
        repeated = next((line for line in lines if self._is_repeated(line)), None)
        if repeated is None:
            lengths = [max(len(words_of(one)) for one in column) for column in columns]
            return [min(max(length, 4), 40) for length in lengths], [_least(words_of(column[0])) for column in columns]
        held = [next(iter(self._held(one)), None) for one in repeated]
        shares = [blank.spec.weight if blank else float(number > 0) for number, blank in enumerate(held)]
        choose = word(self._form.locale, "form.choose").replace(" ", _SPACE)
        words = [choose if blank and blank.spec.type == "list" else "" for blank in held]
        least = [max(_least(words_of(column[0])), _least(said)) for column, said in zip(columns, words, strict=True)]
        return shares, [max(_NUMBER, least[0]), *least[1:]]


def _least(words: str) -> float:
    """Millimetres that a column needs for the longest of words; Thai writes words without spaces, so not more than some."""
    longest = max((measure(one) for one in re.split(" ", words)), default=0)
    return min(_SMALL * _BOLD * longest + 2 * _CELL, 28.0)


def share_width(width: float, shares: Sequence[float], least: Sequence[float]) -> list[float]:
    """Widths of columns by their shares; one that would get less than its least gets that before the others share.

    Where not even the least of all fits, each gets its part of the width.
    """
    if sum(least) >= width:
        return [width * one / sum(least) for one in least]
    given = [0.0] * len(shares)
    while True:
        rest = width - sum(given)
        open_shares = sum(share for share, one in zip(shares, given, strict=True) if not one)
        wanted = [one or rest * share / open_shares for share, one in zip(shares, given, strict=True)]
        short = [number for number, one in enumerate(wanted) if one < least[number]]
        if not short:
            return wanted
        for number in short:
            given[number] = least[number]


def _page_parts(blocks: Sequence[WordElement]) -> list[list[WordElement]]:
    """Blocks in groups that pages do not part: all when they are few, else each with what it keeps with it."""
    if sum(1 for block in blocks for _ in block.iter(name("p"))) <= _FEW:
        return [list(blocks)]
    groups: list[list[WordElement]] = [[]]
    for block in blocks:
        if groups[-1] and not is_gap(block) and not keeps_next(groups[-1][-1]):
            groups.append([])
        groups[-1].append(block)
    return groups


def _numbered(block: WordElement, number: int, level: int) -> WordElement:
    """The paragraph as an item of a list: number and indent are the list's."""
    properties = block.find(name("pPr"))
    indent = properties.find(name("ind"))
    if indent is not None:
        properties.remove(indent)
    before = [child for child in properties if child.tag in (name("pStyle"), name("keepNext"))]
    properties.insert(len(before), w("numPr", w("ilvl", val=level), w("numId", val=number)))
    return block


def _beside(element: Element) -> Iterator[Element | str]:
    """An element's children and the words after each."""
    for child in element:
        yield child
        yield child.tail or ""


def _fold(words: str) -> str:
    """HTML's white space folded to single spaces; a no-break space is a letter."""
    return _WHITE.sub(" ", words)


def _trim(runs: list[WordElement]) -> list[WordElement]:
    """Runs of a line without the spaces at its ends, and without those that then say nothing."""
    texts = [one.find(name("t")) for one in runs]
    for end, trim in ((0, str.lstrip), (-1, str.rstrip)):
        while texts and texts[end] is not None and not trim(texts[end].text, " "):
            del texts[end], runs[end]
        if texts and texts[end] is not None:
            texts[end].text = trim(texts[end].text, " ")
    return runs
