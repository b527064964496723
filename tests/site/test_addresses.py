"""Links of a page: every one relative and to a file; what leads elsewhere stays as it is."""

from __future__ import annotations

import pytest

from handbook.site.addresses import finish_addresses
from single_steps import Steps


def _finished(steps: Steps, href: str, key: str = "procedure", locale: str = "th") -> str:
    page = steps.written(f'<p><a href="{href}">x</a></p>', key, locale)
    finish_addresses(page, steps.context(page))
    (link,) = page.article.iter("a")
    return str(link.get("href"))


@pytest.mark.parametrize(
    ("href", "key", "locale", "finished"),
    [
        ("page:laws#sample-act", "procedure", "th", "../laws/index.html#sample-act"),
        ("page:laws#sample-act", "procedure", "en", "../laws/index.html#sample-act"),
        ("page:index", "procedure", "en", "../index.html"),
        ("page:procedure", "index", "en", "procedure/index.html"),
        ("page:forms/everything", "forms/index", "th", "everything/index.html"),
        ("../survey/", "procedure", "th", "../survey/index.html"),
        ("../survey/?a=1#record", "procedure", "th", "../survey/index.html?a=1#record"),
        ("..", "procedure", "th", "../index.html"),
        ("./", "index", "th", "index.html"),
        ("../downloads/x.pdf", "procedure", "th", "../downloads/x.pdf"),
        ("downloads/x.pdf", "procedure", "en", "../../downloads/x.pdf"),
        ("../../downloads/forms/x.pdf", "forms/everything", "en", "../../../downloads/forms/x.pdf"),
        ("../assets/x.svg", "procedure", "th", "../assets/x.svg"),
    ],
)
def test_link_within_the_site_leads_to_a_file(steps: Steps, href: str, key: str, locale: str, finished: str) -> None:
    assert _finished(steps, href, key, locale) == finished


@pytest.mark.parametrize(
    "href",
    ["https://example.invalid/a/", "//example.invalid/a/", "tel:+6620000000", "mailto:?subject=x", "#who", "/x/"],
)
def test_link_that_leads_elsewhere_stays(steps: Steps, href: str) -> None:
    assert _finished(steps, href) == href


def test_thai_words_in_an_address_become_codes_and_stay_readable(steps: Steps) -> None:
    address = "https://example.invalid/แผน/?a=%E0%B8%81#ข"
    page = steps.written(f'<p><a href="{address}">{address}</a></p>')
    finish_addresses(page, steps.context(page))
    (link,) = page.article.iter("a")
    assert link.get("href") == "https://example.invalid/%E0%B9%81%E0%B8%9C%E0%B8%99/?a=%E0%B8%81#%E0%B8%82"
    assert (link.text, link.get("class")) == (address, "hb-address")


def test_of_the_head_only_the_way_on_is_rewritten(steps: Steps) -> None:
    head = (
        '<link rel="prev" href="../circular/"><link rel="next" href="../survey/">'
        '<link rel="canonical" href="https://example.invalid/x/"><link rel="stylesheet" href="../assets/a/">'
        '<script src="../assets/x.js"></script>'
    )
    page = steps.written("", head=head)
    finish_addresses(page, steps.context(page))
    found = [element.get("href") or element.get("src") for element in page.tree[0]]
    assert found == [
        "../circular/index.html",
        "../survey/index.html",
        "https://example.invalid/x/",
        "../assets/a/",
        "../assets/x.js",
    ]


def test_pictures_are_led_to_their_files(steps: Steps) -> None:
    page = steps.written('<picture><source src="../x.svg"><img src="../downloads/x.png"></picture>', "index", "en")
    finish_addresses(page, steps.context(page))
    assert page.article.xpath(".//@src") == ["../x.svg", "../downloads/x.png"]


def test_link_that_shows_its_address_is_told_apart(steps: Steps) -> None:
    shown = '<a href="https://a.invalid/b">https://a.invalid/b</a><a href="https://a.invalid/b" class="kept">b</a>'
    page = steps.written(shown)
    finish_addresses(page, steps.context(page))
    assert [link.get("class") for link in page.article.iter("a")] == ["hb-address", "kept"]
