"""Pictures of pages: made for readers, written below the site once for all languages, shown with their size.

The originals are not published. A name carries a hash of the content, so that browsers may keep the picture.
"""

from __future__ import annotations

import posixpath
import shutil
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from handbook.corpus.addresses import page_url
from handbook.corpus.locales import DEFAULT_LOCALE, LOCALES
from handbook.corpus.model import Corpus
from handbook.corpus.pictures import PICTURES_FOLDER, in_language, is_picture, linked_pictures, shown_pictures
from handbook.html.addresses import relative
from handbook.html.named_files import name_file
from handbook.html.tree import Element, add, select
from handbook.pictures.album import Wish, look_at, made
from handbook.pictures.make import LARGE, Made
from handbook.site.page import BuiltPage, Context, Picture

_FIRST_SCREEN = 900
"""Signs of text above a picture, a dot of a picture's height as a sign: so many are more than the first screen,
on a phone and on a desk."""


def write_pictures(out: Path, corpus: Corpus) -> dict[Wish, Picture]:
    """Put what readers get in place of the originals that the engine copied; the seal stays, templates show it."""
    docs, seal = corpus.settings.docs_dir, corpus.settings.seal
    for locale in LOCALES:  # the engine puts x.en.png into a folder of its language
        shutil.rmtree(out / page_url("index", locale) / PICTURES_FOLDER, ignore_errors=True)
    if seal is not None and (docs / seal).is_file():
        (out / seal).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(docs / seal, out / seal)
    written = {}
    for wish, picture in make_pictures(corpus).items():
        if picture is not None:
            stem = posixpath.splitext(wish[0])[0]
            (out / stem).parent.mkdir(parents=True, exist_ok=True)
            path = name_file(out, f"{stem}{picture.ending}", picture.data)
            written[wish] = Picture(path, picture.width, picture.height)
    return written


def make_pictures(corpus: Corpus) -> Mapping[Wish, Made | None]:
    """What readers get of the pictures of pages; it is kept in this process."""
    docs = corpus.settings.docs_dir
    wishes = [*((path, 1) for path in shown_pictures(corpus)), *((path, LARGE) for path in linked_pictures(corpus))]
    return made(docs, [wish for wish in wishes if not look_at(docs / wish[0]).fault])


def show_pictures(page: BuiltPage, context: Context) -> None:
    """Lead every picture of a page, and every link to one, to what was made of it."""
    for element in page.article.iter("img", "a"):
        name, times = ("src", 1) if element.tag == "img" else ("href", LARGE)
        path = _place(element.get(name, ""), page, context.corpus)
        picture = context.pictures.get((path, times))
        if picture is None:
            continue
        element.set(name, relative(picture.path, page.folder))
        if element.tag == "img":
            element.set("width", str(picture.width))
            element.set("height", str(picture.height))
            if _signs_above(element, page.article) > _FIRST_SCREEN:
                element.set("loading", "lazy")


def frame_pictures(page: BuiltPage, context: Context) -> None:  # noqa: ARG001 - a step's signature
    """Put the caption of each `/// picture` block below its picture, and below that the words about its maker."""
    for box in select(page.article, "figure.hb-picture"):
        picture = next(box.iter("img"), None)
        if picture is None:
            continue
        around = picture.getparent()
        shown = around if around.tag == "a" else picture
        _take_out(shown)
        parts = list(box)
        box.append(shown)
        caption = add(box, "figcaption")
        for part in parts:
            if not part.text_content().strip():
                part.drop_tree()
                continue
            if len(caption):
                part.set("class", "hb-figure__credit")
            caption.append(part)


def _take_out(picture: Element) -> None:
    """Take an element out of its paragraph; the words behind it stay."""
    tail, picture.tail = picture.tail, None
    parent = picture.getparent()
    before = picture.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + (tail or "")
    else:
        parent.text = (parent.text or "") + (tail or "")
    parent.remove(picture)


def _place(target: str, page: BuiltPage, corpus: Corpus) -> str:
    """The path below docs/ of the picture to which an address of the engine leads; empty for any other.

    The engine turns targets of Thai pages into addresses, and leaves those of translations as they are written.
    """
    parts = urlsplit(target)
    if parts.scheme or parts.netloc or not parts.path:
        return ""
    locale = page.page.locale
    for folder in (page.folder, posixpath.dirname(page.page.path)):
        path = posixpath.normpath(posixpath.join(folder, unquote(parts.path)))
        path = path.removeprefix(f"{locale}/") if locale != DEFAULT_LOCALE else path
        if is_picture(path):
            return in_language(path, locale, corpus.assets)
    return ""


def _signs_above(element: Element, article: Element) -> int:
    """How much text, and how high pictures, stand before an element."""
    before = element.xpath("preceding::text()[normalize-space()]")
    inside = set(article.iter())
    signs = sum(len(text.strip()) for text in before if text.getparent() in inside)
    heights = (picture.get("height", "0") for picture in element.xpath("preceding::img") if picture in inside)
    return signs + sum(int(height) for height in heights if height.isdecimal())
