"""Ids that readers have stay on their page."""

from __future__ import annotations

from dataclasses import replace

from handbook.authored.located_yaml import read_yaml
from handbook.site.former_ids import keep_former_ids
from handbook.site.page import BuiltPage, Context
from single_steps import Steps, inner

ARTICLE = '<h1 id="procedure">T</h1><h2 id="steps">A</h2>'
RECORD = "pages: [procedure]\nids:\n  procedure: [procedure, before, steps,\n    older]\n  survey: [else]\nforms: {}\n"


def context_of(steps: Steps, page: BuiltPage, text: str) -> Context:
    """The handbook with this published.yml."""
    data = replace(steps.corpus.data, documents={"published": read_yaml(text, "published.yml")})
    return replace(steps.context(page), corpus=replace(steps.corpus, data=data))


def test_an_id_that_is_gone_stays_as_an_anchor(steps: Steps) -> None:
    for locale in ("th", "en"):
        page = steps.written(ARTICLE, "procedure", locale)
        keep_former_ids(page, context_of(steps, page, RECORD))
        anchors = "".join(f'<span id="{id}" class="hb-former"></span>' for id in ("before", "older"))
        assert inner(page.article) == anchors + ARTICLE


def test_a_page_that_has_all_its_ids_stays_as_it_is(steps: Steps) -> None:
    for record in (RECORD.replace("before, ", "").replace(",\n    older", ""), "pages: []\nforms: {}\n"):
        page = steps.written(ARTICLE)
        keep_former_ids(page, context_of(steps, page, record))
        assert inner(page.article) == ARTICLE
