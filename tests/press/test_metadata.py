"""The XMP of a PDF/A claims PDF/UA too, and speaks both languages."""

from __future__ import annotations

from typing import Any

import pikepdf
from lxml import etree

from press.plain import ARCHIVED, can_go, plain
from press.pressed import WORDS, pressed

ACCESS = "{http://www.aiim.org/pdfua/ns/id/}part"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_NAMES = {"dc": "http://purl.org/dc/elements/1.1/", "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#"}


def metadata(pdf: pikepdf.Pdf) -> Any:
    return etree.fromstring(pdf.Root.Metadata.read_bytes())


def claims(pdf: pikepdf.Pdf) -> list[str]:
    return [part.get(ACCESS) for part in metadata(pdf).iterfind(".//rdf:Description", _NAMES) if part.get(ACCESS)]


def said(pdf: pikepdf.Pdf, name: str) -> dict[str, str]:
    return {item.get(LANGUAGE): item.text for item in metadata(pdf).iterfind(f".//dc:{name}/rdf:Alt/rdf:li", _NAMES)}


def test_plain_archives_claim_no_access() -> None:
    with plain("a", **ARCHIVED) as pdf:
        assert claims(pdf) == [], can_go("claim_access in metadata.py")


def test_plain_titles_have_one_language() -> None:
    with plain("a", **ARCHIVED) as pdf:
        for name, text in (("title", "t"), ("description", "d")):
            assert said(pdf, name) == {"x-default": text}, can_go("complete_metadata in metadata.py")


def test_an_archive_claims_access_and_speaks_both_languages() -> None:
    assert claims(pressed()) == ["1"]
    for name in ("title", "description"):
        assert said(pressed(), name) == {"x-default": WORDS["th"], **WORDS}
