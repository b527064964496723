"""The raw site read. What is known of its pages is what they say; one is parsed only where that is not known."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import handbook.site.raw_site as module
from cache.proof import DAMAGES
from handbook.cache.store import NO_CACHE, Cache
from handbook.corpus.addresses import page_url
from handbook.html.tree import read_html, words_of
from handbook.site.raw_site import RawPage, RawSite, read_page, read_raw_site
from handbook.site.uses import uses_of
from single_steps import Steps

SEED = 9
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
        assert [words_of(item.built.article) for item in raw.pages[locale]] == paths
        assert [item.page.path for item in raw.pages[locale]] == paths
        assert all(item.file.is_file() for item in raw.pages[locale])


def test_forms_are_those_that_a_page_shows(steps: Steps, out: Path) -> None:
    raw = read_raw_site(out, steps.corpus)
    assert [(form.spec.id, form.locale) for form in raw.forms] == [("everything", "th"), ("everything", "en")]


def test_page_for_what_is_missing_uses_parts_too_if_there_is_one(steps: Steps, out: Path) -> None:
    assert read_raw_site(out, steps.corpus).missing is None
    (out / "404.html").write_text('<html><body class="lost">x</body></html>', encoding="utf-8")
    raw = read_raw_site(out, steps.corpus)
    assert raw.missing is not None
    assert raw.uses.classes == ("hb-form", "lost")


def test_files_that_no_reader_gets_are_gone(steps: Steps, out: Path) -> None:
    read_raw_site(out, steps.corpus)
    assert [name for name in STOCK if (out / name).exists()] == []
    assert [name for name in KEPT if not (out / name).exists()] == []


def test_raw_site_without_pages_has_no_forms(tmp_path: Path) -> None:
    raw = RawSite(tmp_path, {"th": [], "en": []}, read_html("<p class=a>x</p>"))
    assert (raw.uses.classes, raw.shows_forms, raw.forms) == (("a",), False, [])


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "kept", b"s" * 32, "maker")


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that are parsed."""
    texts = list[str]()

    def noted(text: str) -> object:
        texts.append(text)
        return read_html(text)

    monkeypatch.setattr(module, "read_html", noted)
    return texts


def raw(steps: Steps, cache: Cache, key: str = "procedure") -> RawPage:
    """A page as it was read."""
    file = steps.raw / page_url(key, "th") / "index.html"
    return RawPage(steps.page(key), file, file.read_text(encoding="utf-8"), steps.corpus, cache)


@pytest.mark.parametrize(("key", "shows_form"), [("procedure", False), ("forms/everything", True)])
def test_what_is_kept_of_a_page_is_what_it_says(
    steps: Steps, cache: Cache, parsed: list[str], key: str, *, shows_form: bool
) -> None:
    said = raw(steps, NO_CACHE, key).facts
    assert (said.uses, said.shows_form, said.is_alike) == (uses_of(steps.tree(key)), shows_form, True)
    assert raw(steps, cache, key).facts == said
    parsed.clear()
    assert raw(steps, cache, key).facts == said
    assert parsed == []


def other_text(page: RawPage) -> RawPage:
    return replace(page, text=page.text.replace("</article>", '<a href="https://a.invalid/" class="x">a</a></article>'))


def other_links(page: RawPage) -> RawPage:
    return replace(page, page=replace(page.page, links=page.page.links[1:]))


@pytest.mark.parametrize("change", [other_text, other_links])
def test_another_text_or_other_links_are_looked_at(
    steps: Steps, cache: Cache, change: Callable[[RawPage], RawPage]
) -> None:
    before = raw(steps, cache).facts
    after = change(raw(steps, cache)).facts
    assert after == change(raw(steps, NO_CACHE)).facts != before
    assert not after.is_alike


def test_a_page_of_a_form_that_is_gone_shows_none(steps: Steps, cache: Cache) -> None:
    page = raw(steps, cache, "forms/everything")
    assert page.facts.shows_form
    assert not replace(page, corpus=replace(page.corpus, forms={})).facts.shows_form


def test_what_is_damaged_is_looked_at_again(steps: Steps, cache: Cache, tmp_path: Path, parsed: list[str]) -> None:
    said, chance = raw(steps, cache).facts, random.Random(SEED)  # noqa: S311 - drawn, not secret
    for damage in DAMAGES[:3]:
        (entry,) = tmp_path.glob("kept/raw/*")
        damage(entry, chance)
        parsed.clear()
        assert raw(steps, cache).facts == said
        assert len(parsed) == 1


def test_one_page_is_read_with_its_form(steps: Steps) -> None:
    page = read_page(steps.raw, steps.page("forms/everything"), steps.corpus)
    assert page.form is not None
    assert page.form.spec.id == "everything"
