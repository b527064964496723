"""Whom readers call, put into pages from the settings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from handbook.authored.settings import Contact
from handbook.html.tree import read_article
from handbook.site.contact import put_contact, show_contact
from single_steps import Steps, inner

CONTACT = Contact(
    {"th": "กลุ่มงาน ก", "en": "Group A"},
    {"th": "โทร. 0 2000 0000", "en": "Tel. 0 2000 0000"},
    "+6620000000",
    {"th": "ศาลากลาง", "en": "Hall"},
)
TITLE = '<p class="hb-contact__title">Ask</p>'


def _put(written: str, contact: Contact = CONTACT, locale: str = "th") -> str:
    article = read_article(written)
    put_contact(article, contact, locale)
    return inner(article)


@pytest.mark.parametrize(
    ("name", "thai", "english"),
    [
        ("phone", '<a href="tel:+6620000000">โทร. 0 2000 0000</a>', '<a href="tel:+6620000000">Tel. 0 2000 0000</a>'),
        ("unit", "กลุ่มงาน ก", "Group A"),
        ("place", "ศาลากลาง", "Hall"),
    ],
)
def test_words_of_a_contact_link_are_the_settings_own(name: str, thai: str, english: str) -> None:
    written = f'<p>a <a href="contact:{name}">x <b>y</b></a> b</p>'
    assert _put(written) == f"<p>a {thai} b</p>"
    assert _put(written, locale="en") == f"<p>a {english} b</p>"


def test_unit_is_marked_with_the_source_that_names_it() -> None:
    found = _put('<p><a href="contact:unit">x</a></p>', replace(CONTACT, source="letter-1"), "en")
    assert found == '<p><a href="source:letter-1">Group A</a></p>'


def test_block_with_a_title_alone_gets_all_of_it() -> None:
    assert _put(f'<section class="hb-contact">{TITLE}</section>', locale="en") == (
        f'<section class="hb-contact">{TITLE}<p>Group A</p>'
        '<p><a href="tel:+6620000000">Tel. 0 2000 0000</a></p><p>Hall</p></section>'
    )


def test_block_with_words_of_its_own_keeps_them() -> None:
    written = f'<section class="hb-contact">{TITLE}<p>Call us.</p></section>'
    assert _put(written) == written


def test_unknown_part_is_left_as_it_is() -> None:
    written = '<p><a href="contact:fax">x</a></p>'
    assert _put(written) == written


def test_pages_show_the_contact_of_their_handbook(steps: Steps) -> None:
    page = steps.written('<p><a href="contact:unit">x</a> <a href="contact:phone">y</a></p>', locale="en")
    show_contact(page, steps.context(page))
    assert inner(page.article) == (
        '<p><a href="source:sample-circular">Handbook Testing Group, Sample Provincial Office</a> '
        '<a href="tel:+6620000000">Tel. 0 2000 0000 ext. 10000</a></p>'
    )
