"""The styles, settings and typeface of a Word file. Clauses are those of ISO/IEC 29500-1:2016."""

from __future__ import annotations

from collections.abc import Iterable

from handbook.forms.docx.wordml import DocxElement, fonts, root, run_properties, twips, w

FONT = "TH SarabunPSK"
"""The Cabinet resolved on 7 September 2010 that all agencies install the thirteen national typefaces and write official
letters in TH Sarabun PSK, 16 pt, so their PCs have it. TH Sarabun New, its later edition, is the fallback."""
LIKE_FONT = "TH Sarabun New"
_SIZE = 32  # half-points: 16 pt


def make_styles(language: str) -> DocxElement:
    """The document's styles; each sets the typeface for all scripts and the size for complex scripts too."""
    defaults = w(
        "docDefaults",
        w(
            "rPrDefault",
            w(
                "rPr",
                fonts(FONT),
                w("sz", val=_SIZE),
                w("szCs", val=_SIZE),
                # Thai is a complex script: `bidi` is its language for spelling and line breaks, also in English forms.
                w("lang", val=language if language != "th-TH" else "en-GB", eastAsia="th-TH", bidi="th-TH"),
            ),
        ),
        w("pPrDefault", w("pPr", w("spacing", after=0, line=240, lineRule="auto"))),
    )
    return root(
        "styles",
        defaults,
        _paragraph_style("Normal", "Normal", is_default=True),
        _paragraph_style("Heading1", "heading 1", size=36, bold=True, after=4, align="center", level=0),
        _paragraph_style("Heading2", "heading 2", bold=True, before=8, after=2, level=1),
        _paragraph_style("Heading3", "heading 3", bold=True, before=4, level=2),
        _paragraph_style("Heading4", "heading 4", before=4, level=3),
        _paragraph_style("Header", "header", size=28, align="right"),
        _paragraph_style("Footer", "footer", size=22),
        _paragraph_style("FormText", "Form Text", before=3),
        _paragraph_style("FormBlank", "Form Blank", before=3),
        _paragraph_style("FormSignature", "Form Signature", before=3, align="center"),
        _paragraph_style("FormNote", "Form Note", size=26, align="right"),
        _paragraph_style("FormCell", "Form Cell", size=28),
        _paragraph_style("FormHead", "Form Head", size=28, bold=True, align="center"),
        _paragraph_style("FormOffice", "Form Office", bold=True),
        _paragraph_style("Gap", "Form Gap", size=8),
        _character_style("DefaultParagraphFont", "Default Paragraph Font", is_default=True),
        _character_style("PlaceholderText", "Placeholder Text", color="6B6B6B"),
        _character_style("FormHint", "Form Hint", color="404040", size=26),
        _table_style("TableNormal", "Normal Table", is_default=True),
        _table_style("FormTable", "Form Table", borders=("top", "left", "bottom", "right", "insideH", "insideV")),
        _table_style("FormFrame", "Form Frame", borders=("top", "left", "bottom", "right")),
        w("style", w("name", val="No List"), w("uiPriority", val=99), type="numbering", default=1, styleId="NoList"),
    )


def _paragraph_style(  # noqa: PLR0913 - properties, each by its name
    id: str,
    shown: str,
    *,
    size: int = _SIZE,
    bold: bool = False,
    before: float = 0,
    after: float = 0,
    align: str = "",
    level: int | None = None,
    is_default: bool = False,
) -> DocxElement:
    """A paragraph style (17.7.4.17); sizes in half-points, spaces in points. With `level` it is a heading style."""
    spacing = w("spacing", before=round(before * 20), after=round(after * 20)) if before or after else None
    properties = [
        w("keepNext") if level is not None else None,
        spacing,
        w("jc", val=align) if align else None,
        w("outlineLvl", val=level) if level is not None else None,
    ]
    return w(
        "style",
        w("name", val=shown),
        None if is_default else w("basedOn", val="Normal"),
        w("next", val="Normal") if level is not None else None,
        w("qFormat"),
        w("pPr", *properties) if any(item is not None for item in properties) else None,
        run_properties(family=FONT, bold=bold, size=size),
        type="paragraph",
        **({"default": 1} if is_default else {}),
        styleId=id,
    )


def _character_style(id: str, shown: str, *, color: str = "", size: int = 0, is_default: bool = False) -> DocxElement:
    """A character style; without a size it inherits the paragraph's."""
    return w(
        "style",
        w("name", val=shown),
        None if is_default else w("basedOn", val="DefaultParagraphFont"),
        w("uiPriority", val=99 if color and not size else 1),
        run_properties(family=FONT, color=color, size=size) if not is_default else None,
        type="character",
        **({"default": 1} if is_default else {}),
        styleId=id,
    )


def _table_style(id: str, shown: str, *, borders: Iterable[str] = (), is_default: bool = False) -> DocxElement:
    """A table style: cells with 2 mm left and right margin, thin lines at the sides in `borders`."""
    lines = [w(side, val="single", sz=4, space=0, color="000000") for side in borders]
    margins = (("top", 0), ("left", twips(2)), ("bottom", 0), ("right", twips(2)))
    properties = w(
        "tblPr",
        w("tblInd", w=0, type="dxa"),
        w("tblBorders", *lines) if lines else None,
        w("tblCellMar", *(w(side, w=width, type="dxa") for side, width in margins)),
    )
    return w(
        "style",
        w("name", val=shown),
        None if is_default else w("basedOn", val="TableNormal"),
        w("uiPriority", val=99),
        properties,
        type="table",
        **({"default": 1} if is_default else {}),
        styleId=id,
    )


def make_settings() -> DocxElement:
    """The document's settings (17.15.1.78): layout as in Word 2013 and later, Thai as language of complex scripts."""
    word_2013 = w("compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15)
    return root(
        "settings",
        w("defaultTabStop", val=720),
        w("compat", word_2013),
        w("themeFontLang", val="en-GB", bidi="th-TH"),
    )


def make_font_table() -> DocxElement:
    """The typeface and its fallback (17.8.3.1 altName)."""
    return root(
        "fonts",
        w(
            "font",
            w("altName", val=LIKE_FONT),
            w("charset", val="DE"),  # Thai, 17.8.3.2
            w("family", val="swiss"),
            w("pitch", val="variable"),
            name=FONT,
        ),
    )
