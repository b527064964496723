"""A form to hang up (`layout: sign`): a few large words and blanks, on A4 or A3.

The words are those of the form's page: the first heading is what the poster says, the bold text stands below it.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass

from handbook.authored.settings import Settings
from handbook.forms.compose import PLACE, Form
from handbook.forms.paper.controls import draw_typed, draw_written
from handbook.forms.paper.sheet import form_address
from handbook.history.edition import Edition
from handbook.html.qr import qr_code
from handbook.html.tree import Element, add, make, read_fragment, select
from handbook.press.document import empty_document
from handbook.thai.languages import mark_languages
from handbook.thai.line_ends import hold_repeats
from handbook.thai.words import word

_CAMERA = """<svg viewBox="0 0 120 76" role="img"><path d="M6 12 92 2l8 26-78 22z"/><path d="m100 10 12-2 4 14-12 3z"/>
<path d="M40 48h12v14h46v10H40z"/><circle cx="96" cy="16" r="4" fill="#fff"/></svg>"""


@dataclass(frozen=True)
class PosterSize:
    """A paper size: its name in CSS and in file names, and the size of typed text on it, in points."""

    name: str
    typed: float

    @property
    def suffix(self) -> str:
        """What is added to the names of its files; nothing for A4."""
        return "" if self.name == "A4" else f"-{self.name.lower()}"


POSTER_SIZES = (PosterSize("A4", 22), PosterSize("A3", 32))


def poster_sheet(form: Form, settings: Settings, edition: Edition, size: PosterSize, *, typed: bool) -> Element:
    """The poster as a document of one sheet, to type into or to write on."""
    locale, spec = form.locale, form.spec
    title = f"{spec.code[locale]} {form.title}"
    tree, body = empty_document(title, settings, edition, locale, numbered=False)
    add(tree.find("head"), "style", f"@page poster {{ size: {size.name}; margin: 0 }}")
    body.set("class", f"hb-poster hb-poster--{size.name.lower()} {'hb-typed' if typed else 'hb-written'}")
    camera = read_fragment(_CAMERA)
    camera.set("class", "hb-poster__camera")
    camera.insert(0, make("title", word(locale, "form.camera")))
    body.append(camera)
    content = copy.deepcopy(form.body)
    for heading in select(content, "h2, h3"):
        heading.tag = "h1"
    for place in select(content, f".{PLACE}"):
        blank = form.blanks[place.get("data-name")]
        field = make("div", class_="hb-poster__blank")
        add(field, "span", blank.label, class_="hb-poster__label")
        control = (draw_typed if typed else draw_written)(blank, locale)
        field.append(_lined(control) if typed and blank.spec.type == "text" else control)
        place.getparent().replace(place, field)
    body.append(content)
    foot = add(body, "div", class_="hb-poster__foot")
    address = form_address(form, settings)
    foot.append(qr_code(address, word(locale, "book.qr")))
    version = word(locale, "form.version", version=spec.version)
    add(foot, "p", " · ".join([spec.code[locale], version, body.get("data-edition")]))
    add(foot, "p", word(locale, "form.current", address=address))
    hold_repeats(body)
    mark_languages(body, locale)
    return tree


def _lined(control: Element) -> Element:
    """A field of several lines instead of a text of one: a sign has no continuation sheet."""
    return make("textarea", name=control.get("name"), class_="hb-control hb-poster__lines")
