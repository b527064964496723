"""Replaces the text of drawings by HTML text on top of them.

WeasyPrint 70 draws SVG text one character at a time, so that Thai tone marks overlap the vowels below them
(weasyprint/svg/text.py, "Layout letters"). HTML text over the drawing is shaped as a whole and can be copied.
"""

from __future__ import annotations

from handbook.html.tree import Element, make, words_of

_ASCENT = 1.068  # Sarabun's ascent and line height in em (hhea table): they give the position of the baseline
_LINE = 1.3
_INHERITED = ("font-size", "font-weight", "fill", "text-anchor")
_SHIFT = {"start": "0", "middle": "-50%", "end": "-100%"}


def lay_words_over(figure: Element, width: float) -> None:
    """Move the texts of a figure's drawing into HTML on top of it; `width` is the drawing's width in mm.

    Expects `text` elements with x and y and without children (HB309).
    """
    drawing = figure.find("svg")
    _describe(drawing)
    _, _, units, height = (float(number) for number in drawing.get("viewbox").split())
    scale = width / units
    size = f"width: {width}mm; height: {height * scale:.3f}mm"
    box = make("div", class_="hb-drawing", style=size)
    drawing.addprevious(box)
    box.append(drawing)
    for text in list(drawing.iter("text")):
        words = (text.text or "").strip()
        if words:
            box.append(_word(text, words, scale))
        text.drop_tree()


def _describe(drawing: Element) -> None:
    """Append the description of a drawing to its title: only the title becomes the figure's /Alt in the PDF."""
    title, description = drawing.find("title"), drawing.find("desc")
    if title is not None and description is not None:
        title.text = f"{words_of(title)}: {words_of(description)}"
        description.drop_tree()


def _word(text: Element, words: str, scale: float) -> Element:
    """One text as a line of HTML, at the same baseline as in the SVG."""
    style = {name: _inherited(text, name) for name in _INHERITED}
    font_size = float(style["font-size"] or 13)
    left = float(text.get("x", "0")) * scale
    top = (float(text.get("y", "0")) - _ASCENT * font_size) * scale
    shift = _SHIFT[style["text-anchor"] or "start"]
    rules = (
        f"left: {left:.3f}mm; top: {top:.3f}mm; font-size: {font_size * scale:.3f}mm; line-height: {_LINE}; "
        f"font-weight: {style['font-weight'] or 400}; color: {style['fill'] or '#000'}; transform: translateX({shift})"
    )
    return make("span", words, class_="hb-drawing__word", style=rules)


def _inherited(element: Element, name: str) -> str | None:
    """A presentation attribute of the element, or inherited from the nearest ancestor that has it."""
    while element is not None:
        if element.get(name):
            return str(element.get(name))
        element = element.getparent() if element.tag != "svg" else None
    return None
