"""The order in which pages are finished; what is kept, test_kept_pages.py tells, and the whole, test_built_pages.py."""

from __future__ import annotations

import pytest

import handbook.site.language as module
from handbook.site.language import finish_pages
from handbook.site.page import BuiltPage, Context
from single_steps import Steps


def test_each_list_is_run_on_all_pages_before_the_next(steps: Steps, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = []

    def step(name: str) -> object:
        return lambda page, context: ran.append((name, page.page.key, context.locale))

    for name in ("FILL", "MARK", "DRESS"):
        monkeypatch.setattr(module, name, (step(f"{name} 1"), step(f"{name} 2")))
    finish_pages(steps.context(steps.written("", "procedure", "en"), steps.written("", "survey", "en")))
    assert ran == [
        (f"{name} {number}", key, "en")
        for name in ("FILL", "MARK", "DRESS")
        for key in ("procedure", "survey")
        for number in (1, 2)
    ]


def test_real_lists_finish_a_written_page(steps: Steps) -> None:
    head = '<meta charset="utf-8"><link rel="alternate" href="x">'
    page: BuiltPage = steps.written('<h1>T</h1><p><a href="source:sample-act">a</a></p>', head=head)
    worker = "assets/javascripts/workers/search.0a.min.js"
    config = f'<script id="__config" type="application/json">{{"search": "{worker}"}}</script>'
    page.tree[1].append(steps.written(config).article[0])
    context: Context = steps.context(page, policy="x")
    finish_pages(context)
    classes = [child.get("class") or child.tag for child in page.article]
    overdue = "hb-notice hb-notice--stop hb-overdue"
    assert classes == ["hb-kicker", "h1", "hb-pageline", overdue, "p", "hb-page-sources", "hb-pagefoot"]
    assert page.article.xpath("//section//a/@href")[0] == "../laws/index.html#sample-act"
