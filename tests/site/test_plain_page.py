"""A page for those who keep the handbook: sealed, for no search engine, the same in every language."""

from __future__ import annotations

from handbook.corpus.locales import LOCALES
from handbook.html.tree import select
from handbook.site.plain_page import OWN_FILES, add_explained, add_translated, in_both, plain_page
from handbook.site.theme.sheets import STYLES
from handbook.thai.words import word

PARTS = {f"{STYLES}/{name}.css": f"{STYLES}/{name}.01234567.css" for name in ("tokens", "contributors")}


def test_head_has_the_policy_right_after_the_encoding_and_the_published_sheets() -> None:
    root, main = plain_page("strip.title", OWN_FILES, PARTS)
    first, second, *_ = select(root, "head")[0]
    assert (first.get("charset"), second.get("content")) == ("utf-8", OWN_FILES)
    assert [link.get("href") for link in select(root, "link")] == list(PARTS.values())
    assert [meta.get("content") for meta in select(root, "meta[name=robots]")] == ["noindex"]
    assert [title.text for title in select(root, "title")] == [in_both("strip.title")]
    assert [heading.text for heading in main] == [word("th", "strip.title")]


def test_other_languages_follow_in_sections_of_their_own() -> None:
    _, main = plain_page("strip.title", OWN_FILES, PARTS)
    add_explained(main, ("strip.about",))
    add_translated(main, "strip.title", ("strip.about",))
    sections = select(main, "section")
    assert [section.get("lang") for section in sections] == list(LOCALES[1:])
    assert [[part.tag for part in section] for section in sections] == [["h2", "p"]]
    assert [text.text for text in select(main, "p")] == [word(locale, "strip.about") for locale in LOCALES]
