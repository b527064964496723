"""Paper size and margins of a form's Word file, and its header and footer: version, edition, address and page."""

from __future__ import annotations

import io

import segno

from handbook.authored.settings import Settings
from handbook.forms.compose import Form
from handbook.forms.docx.layout import CELL
from handbook.forms.docx.wordml import (
    PIC,
    DocxElement,
    cell,
    field,
    name,
    paragraph,
    plain,
    root,
    run,
    table,
    table_row,
    twips,
    w,
)
from handbook.history.edition import Edition
from handbook.thai.words import word, write_date

_PAGE = (210.0, 297.0)  # A4, mm
_LEFT, _RIGHT, _TOP, _BOTTOM = 30.0, 20.0, 25.0, 30.0  # mm; left and right as in official letters
_EDGE = 10.0  # mm from header and footer to the paper's edge
_QR = 17.0  # mm
_EMU = 36000  # English Metric Units to a mm, 20.1.2.1


def text_width(form: Form) -> float:
    """Millimetres between the margins."""
    return _PAGE[form.spec.orientation == "landscape"] - _LEFT - _RIGHT


def make_section(form: Form) -> DocxElement:
    """The section: paper, margins, header and footer (17.6.17)."""
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


def _reference(kind: str, relation: str) -> DocxElement:
    element = w(kind, type="default")
    element.set(name("r:id"), relation)
    return element


def _version(form: Form) -> str:
    version = word(form.locale, "form.version", version=form.spec.version)
    return f"{form.spec.code[form.locale]} · {version}"


def make_header(form: Form) -> DocxElement:
    """The form's code and version."""
    return root("hdr", paragraph([run(_version(form))], style="Header"))


def make_footer(form: Form, settings: Settings, edition: Edition, address: str) -> DocxElement:
    """Version, edition, address of the current version, page number; beside them the address as a QR code."""
    locale = form.locale
    width = text_width(form)
    date = write_date(edition.date, locale, settings.numerals[locale])
    state = " · ".join([_version(form), settings.edition[locale], date])
    # 17.16.4.3.1: Thai digits, as in the book
    digits = r" \* THAIARABIC" if settings.numerals[locale] == "thai" else ""
    pages = [run(word(locale, "form.page") + " "), *field("PAGE" + digits), run("/"), *field("NUMPAGES" + digits)]
    lines = [[run(state)], [run(word(locale, "form.current", address=address))], pages]
    beside = cell([paragraph(line, style="Footer") for line in lines], width - _QR - 2 * CELL, centre=True)
    qr = cell([paragraph([_picture("rId1", word(locale, "book.qr"))], style="Footer")], _QR + 2 * CELL)
    layout = table([table_row([beside, qr])], [width - _QR - 2 * CELL, _QR + 2 * CELL], style="TableNormal")
    return root("ftr", layout, paragraph(style="Gap"))


def make_qr_code(address: str) -> bytes:
    """The address as a QR code with a quiet zone of four modules (ISO/IEC 18004)."""
    target = io.BytesIO()
    segno.make(address, error="m", micro=False).save(target, kind="png", scale=4, border=4)
    return target.getvalue()


def _picture(relation: str, words: str) -> DocxElement:
    """A square inline picture (20.4.2.8) with its alternative text."""
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
