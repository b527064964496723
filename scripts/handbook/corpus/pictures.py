"""Which pictures the pages show, and which they lead to: paths below docs/."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from handbook.corpus.locales import DEFAULT_LOCALE
from handbook.corpus.model import Corpus, Link, Page

PICTURES_FOLDER = "images"
PICTURE_ENDINGS = (".png", ".jpg", ".jpeg")


def is_remote(link: Link) -> bool:
    """Whether a picture lies elsewhere: on another host, in the address itself, or on the author's own disk."""
    return bool(link.scheme) or link.target.startswith(("//", "\\\\"))


def place_of(page: Page, link: Link) -> str:
    """The path below docs/ to which a local link or picture of a page leads."""
    return _place(posixpath.dirname(page.path), link.target)


@lru_cache(maxsize=16_384)
def _place(folder: str, target: str) -> str:
    """Kept, as several checks and the preview ask for the same again and again."""
    return posixpath.normpath(posixpath.join(folder, unquote(urlsplit(target).path)))


def is_picture(path: str) -> bool:
    """Whether a path below docs/ is one where pictures lie."""
    return path.startswith(f"{PICTURES_FOLDER}/") and path.endswith(PICTURE_ENDINGS)


def shown(page: Page) -> Iterator[tuple[Link, str]]:
    """Each local picture on a page, and its path below docs/."""
    for link in page.links:
        if link.is_picture and not is_remote(link):
            yield link, place_of(page, link)


def in_language(path: str, locale: str, files: Collection[str]) -> str:
    """The picture for readers of a language: `x.en.png` in place of `x.png`, if it is among the files."""
    stem, ending = posixpath.splitext(path)
    own = f"{stem}.{locale}{ending}"
    return own if locale != DEFAULT_LOCALE and own in files else path


def shown_pictures(corpus: Corpus) -> frozenset[str]:
    """The pictures that pages show."""
    return _used(corpus, are_pictures=True)


def linked_pictures(corpus: Corpus) -> frozenset[str]:
    """The pictures that pages lead to by a link."""
    return _used(corpus, are_pictures=False)


def _used(corpus: Corpus, *, are_pictures: bool) -> frozenset[str]:
    found = {
        in_language(place_of(page, link), page.locale, corpus.assets)
        for page in corpus.pages.values()
        for link in page.links
        if link.is_picture == are_pictures and not is_remote(link)
    }
    return frozenset(path for path in found if path in corpus.assets and is_picture(path))
