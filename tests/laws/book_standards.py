"""Each book is PDF/A-3a and PDF/UA-1 at once, by those who judge, and holds what they cannot see."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from book.book_links import links_of
from book.book_tree import book_tree
from book.both import book_file, read_both
from book.structure import elements, opened
from book.verapdf import FLAVOURS, validate
from handbook_sources import LOCALES, Handbook

NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
}
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
STATUS = {  # what a file is described by
    "awaiting": {"th": "จังหวัดยังไม่ได้รับรอง", "en": "It has not been endorsed"},
    "endorsed": {"th": "จังหวัดรับรองฉบับนี้แล้ว", "en": "The Province has endorsed this edition"},
}


def is_in(text: str, locale: str) -> bool:
    """Whether a text has a word that is surely in a language: Thai letters, or a Latin word not all in capitals."""
    if locale == "th":
        return any("ก" <= sign <= "๛" for sign in text)
    return any(word.isascii() and word.isalpha() and word[1:].islower() for word in text.split())


@pytest.mark.parametrize("locale", LOCALES)
def test_verapdf_finds_nothing_in_the_book(site: Path, handbook: Handbook, locale: str) -> None:
    both = read_both(site, handbook, locale)
    said = sum(len(chapter.letters) for chapter in both.of_site.values())
    for flavour, verdict in validate(both.file, *FLAVOURS).items():
        assert verdict.compliant, (flavour, verdict.failures)
        assert verdict.assertions > said


@pytest.mark.parametrize("locale", LOCALES)
def test_pdfua_finds_nothing(site: Path, locale: str) -> None:
    command = [sys.executable, "-m", "pdfua", "check", str(book_file(site, locale))]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("locale", LOCALES)
def test_every_head_cell_tells_what_it_heads(site: Path, handbook: Handbook, locale: str) -> None:
    scopes = Counter(str(cell.A.Scope) for cell in elements(book_file(site, locale), "/TH"))
    written = Counter(cell.get("scope") for cell in read_both(site, handbook, locale).select("th"))
    assert scopes["/Row"] == written["row"]
    assert scopes["/Column"] >= written["col"], "a head is repeated on each page"


@pytest.mark.parametrize("locale", LOCALES)
def test_words_of_the_other_language_tell_their_language(site: Path, handbook: Handbook, locale: str) -> None:
    other = {"th": "en", "en": "th"}[locale]
    file = book_file(site, locale)
    spoken = [entry for kind in ("/Span", "/Link") for entry in elements(file, kind) if "/Lang" in entry]
    assert {str(entry.Lang) for entry in spoken} == {other}
    written = [
        text
        for element, text in read_both(site, handbook, locale).texts()
        if is_in(text, other) and not element.xpath(f"ancestor-or-self::*[self::code or @lang='{other}']")
    ]
    assert len(spoken) >= len(book_tree(site, handbook, locale).cssselect(f"main [lang={other}]"))
    assert len(spoken) >= len(written)


@pytest.mark.parametrize("locale", LOCALES)
def test_catalogue(site: Path, handbook: Handbook, locale: str) -> None:
    pdf = opened(book_file(site, locale))
    assert str(pdf.Root.Lang) == locale
    assert pdf.Root.MarkInfo.Marked
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert pdf.Root.Outlines.Count > len(handbook.chapters)
    assert all(page.Tabs == "/S" for page in pdf.pages)


@pytest.mark.parametrize("locale", LOCALES)
def test_each_link_has_one_annotation_and_its_element(site: Path, handbook: Handbook, locale: str) -> None:
    both = read_both(site, handbook, locale)
    links = elements(both.file, "/Link")
    assert len(links_of(both.file)) == len(links) >= len(list(both.select("a[href]")))
    assert not [link for link in links if link.P.S == "/Link"]


@pytest.mark.parametrize("locale", LOCALES)
def test_metadata_claims_both_standards_and_speaks_both_languages(site: Path, handbook: Handbook, locale: str) -> None:
    xmp = etree.fromstring(opened(book_file(site, locale)).Root.Metadata.read_bytes())
    claims = {name: value for part in xmp.iterfind(".//rdf:Description", NAMESPACES) for name, value in part.items()}
    assert claims[f"{{{NAMESPACES['pdfaid']}}}part"] == "3"
    assert claims[f"{{{NAMESPACES['pdfaid']}}}conformance"] == "A"
    assert claims[f"{{{NAMESPACES['pdfuaid']}}}part"] == "1"
    facts = handbook.facts
    for name, expected in (("title", facts["province"]), ("description", STATUS[facts["status"]])):
        items = xmp.findall(f".//dc:{name}/rdf:Alt/rdf:li", NAMESPACES)
        assert [item.get(LANGUAGE) for item in items] == ["x-default", "th", "en"]
        said = {item.get(LANGUAGE): item.text for item in items}
        assert all(expected[language] in (said[language] or "") for language in LOCALES)
        assert said["x-default"] == said[locale]


@pytest.mark.parametrize("locale", LOCALES)
def test_sources_are_attached(site: Path, handbook: Handbook, locale: str) -> None:
    pdf = opened(book_file(site, locale))
    pages = [handbook.source(key, locale) for key in handbook.chapters]
    docs = handbook.root / "docs"
    assert {name: bytes(spec.get_file().read_bytes()) for name, spec in pdf.attachments.items()} == {
        page.relative_to(docs).as_posix().replace("/", "--"): page.read_bytes() for page in pages
    }
    associated: list[Any] = list(pdf.Root.AF)
    assert len(associated) == len(pages)
    assert {str(entry.AFRelationship) for entry in associated} == {"/Source"}
