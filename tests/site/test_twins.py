"""Each page's twins, for readers and for search engines."""

from __future__ import annotations

import pytest

from handbook.site.twins import link_twins, twin_addresses
from single_steps import Steps

SITE = "https://handbook.invalid/cctv/"


@pytest.mark.parametrize(
    ("key", "locale", "other", "href"),
    [
        ("index", "th", "en", "en/index.html"),
        ("index", "en", "th", "../index.html"),
        ("procedure", "th", "en", "../en/procedure/index.html"),
        ("procedure", "en", "th", "../../procedure/index.html"),
        ("forms/everything", "en", "th", "../../../forms/everything/index.html"),
    ],
)
def test_language_link_leads_to_the_twin(steps: Steps, key: str, locale: str, other: str, href: str) -> None:
    page = steps.written("", key, locale)
    for address in ("/wrong/", "../nowhere"):
        page.tree[1].append(page.tree.makeelement("a", {"class": "hb-language", "hreflang": other, "href": address}))
    link_twins(page, steps.context(page))
    assert page.tree.xpath("//a/@href") == [href, href]


def test_head_names_both_languages_and_the_one_for_others(steps: Steps) -> None:
    head = '<link rel="alternate" hreflang="th" href="./"><link rel="next" href="x"><link rel="alternate" href="y">'
    page = steps.written("", "survey", "en", head=head)
    link_twins(page, steps.context(page))
    assert [(link.get("rel"), link.get("hreflang"), link.get("href")) for link in page.tree[0]] == [
        ("next", None, "x"),
        ("alternate ", "th", f"{SITE}survey/"),
        ("alternate ", "en", f"{SITE}en/survey/"),
        ("alternate ", "x-default", f"{SITE}survey/"),
    ]


def test_addresses_begin_with_that_of_the_site(steps: Steps) -> None:
    assert twin_addresses(steps.page("index", "en"), "https://a.invalid/") == [
        ("th", "https://a.invalid/"),
        ("en", "https://a.invalid/en/"),
        ("x-default", "https://a.invalid/"),
    ]
