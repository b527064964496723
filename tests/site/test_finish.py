"""The raw site read, and the order in which its pages are finished. The whole of it, test_built_pages.py tells."""

from __future__ import annotations

from pathlib import Path

import pytest

import handbook.site.finish as module
from handbook.corpus.addresses import page_url
from handbook.html.tree import read_html, words_of
from handbook.site.finish import RawSite, finish_pages, read_raw_site
from handbook.site.page import BuiltPage, Context
from single_steps import Steps

STOCK = ("assets/javascripts/lunr/x.js", "assets/javascripts/workers/x.js")
KEPT = ("forms/x.pdf", "assets/javascripts/x.js", "downloads/x.pdf")
FORM = '<div class="hb-form"></div>'


@pytest.fixture
def out(steps: Steps, tmp_path: Path) -> Path:
    """A raw site of words: every page of the corpus, and files that the engine copied."""
    for page in steps.corpus.pages.values():
        file = tmp_path / page_url(page.key, page.locale) / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        form = FORM if page.key == "forms/everything" else ""
        file.write_text(f"<html><body><article><h1>{page.path}</h1>{form}</article></body></html>", encoding="utf-8")
    for name in (*STOCK, *KEPT):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    return tmp_path


def test_pages_are_read_in_nav_order(steps: Steps, out: Path) -> None:
    raw = read_raw_site(out, steps.corpus)
    for locale in ("th", "en"):
        paths = [page.path for page in steps.corpus.nav_pages(locale)]
        assert [words_of(item.article) for item in raw.pages[locale]] == paths
        assert [item.page.path for item in raw.pages[locale]] == paths
        assert all(item.file.is_file() for item in raw.pages[locale])


def test_forms_are_those_that_a_page_shows(steps: Steps, out: Path) -> None:
    raw = read_raw_site(out, steps.corpus)
    assert [(form.spec.id, form.locale) for form in raw.forms] == [("everything", "th"), ("everything", "en")]


def test_page_for_what_is_missing_is_one_of_the_trees_if_there_is_one(steps: Steps, out: Path) -> None:
    assert read_raw_site(out, steps.corpus).missing is None
    count = len(steps.corpus.pages)
    assert len(read_raw_site(out, steps.corpus).trees) == count
    (out / "404.html").write_text("<html><body>x</body></html>", encoding="utf-8")
    raw = read_raw_site(out, steps.corpus)
    assert raw.missing is not None
    assert len(raw.trees) == count + 1


def test_files_that_no_reader_gets_are_gone(steps: Steps, out: Path) -> None:
    read_raw_site(out, steps.corpus)
    assert [name for name in STOCK if (out / name).exists()] == []
    assert [name for name in KEPT if not (out / name).exists()] == []


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


def test_raw_site_without_pages_has_neither_trees_nor_forms(tmp_path: Path) -> None:
    raw = RawSite(tmp_path, {"th": [], "en": []}, read_html("<p>x</p>"))
    assert (len(raw.trees), raw.forms) == (1, [])


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
