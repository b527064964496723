"""A few pages, finished with what all pages share: those that were edited, and at the start the first one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from handbook.corpus.addresses import page_url
from handbook.corpus.locales import LOCALES
from handbook.corpus.model import Corpus, Page
from handbook.html.tree import write_html
from handbook.site.finish import AllMarks, Assets, contexts_of
from handbook.site.language import finish_pages
from handbook.site.parts import lead_to_parts
from handbook.site.raw_site import read_page


def page_file(page: Page) -> str:
    """The path of a built page below the site."""
    return f"{page_url(page.key, page.locale)}index.html"


def finish_few(raw: Path, pages: Sequence[Page], corpus: Corpus, assets: Assets, marks: AllMarks) -> dict[str, str]:
    """Path of each page below the site -> the page, finished, of what the engine has written into the folder `raw`.

    `marks` are those of all other pages; registers show no others.
    """
    own = {locale: [read_page(raw, page, corpus) for page in pages if page.locale == locale] for locale in LOCALES}
    every = [item for items in own.values() for item in items]
    for item in every:
        lead_to_parts(item.tree, page_file(item.page), assets.parts, corpus.settings.base_path)
    for context in contexts_of(own, corpus, assets, marks).values():
        finish_pages(context)
    return {page_file(item.page): write_html(item.tree) for item in every}
