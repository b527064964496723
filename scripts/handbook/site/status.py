"""What pages say of the edition's standing: `status:` links and the blocks `awaiting` and `endorsed`, by mkdocs.yml."""

from __future__ import annotations

from handbook.corpus.fillings import ENDORSEMENT, STATUS_TEXTS
from handbook.corpus.model import Corpus
from handbook.html.tree import Element, make, select
from handbook.site.page import BuiltPage, Context
from handbook.thai.words import word

_SCHEME = "status:"


def show_status(page: BuiltPage, context: Context) -> None:
    """Say the edition's standing where the page asks for it; leave out what is said of the other one.

    The title of the home page is the handbook's: below it stands that this is no official edition, until it is one.
    """
    put_status(page.article, context.corpus, context.locale)
    if page.page.key == "index" and context.settings.status != "endorsed":
        for title in select(page.article, "h1"):
            words = f"({word(context.locale, 'edition.awaiting.standing')})"
            title.addnext(make("p", words, class_="hb-hero__standing"))


def put_status(tree: Element, corpus: Corpus, locale: str, *, marked: bool = True) -> None:
    """Replace the words of `status:` links, and keep of the two kinds of blocks the one that applies, in place.

    What waits for endorsement is marked with its question, an endorsed edition with the letter, if `marked`.
    """
    settings = corpus.settings
    for block in select(tree, "[data-hb-status]"):
        if block.get("data-hb-status") == settings.status:
            block.drop_tag()
        else:
            block.drop_tree()
    for link in select(tree, f'a[href^="{_SCHEME}"]'):
        name = link.get("href").removeprefix(_SCHEME)
        if name not in STATUS_TEXTS:  # only if the checks were skipped
            continue
        link[:] = []
        link.text = word(locale, f"status.{name}.{settings.status}")
        mark = _mark(corpus) if marked and name == "edition" else None
        if mark is None:
            link.drop_tag()
        else:
            link.set("href", mark)


def _mark(corpus: Corpus) -> str | None:
    if corpus.settings.status == "endorsed":
        return f"source:{corpus.settings.endorsed_by}"
    question = corpus.data.questions.get(ENDORSEMENT)
    return f"confirm:{ENDORSEMENT}" if question is not None and question.answer is None else None
