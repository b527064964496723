"""Every file has its place in the order of upload: what pages need first, what says what is there last."""

from __future__ import annotations

import pytest

from handbook.release.order import Kind, in_upload_order, kind_of

KINDS = {
    "assets/javascripts/main.0a1b2c3d.js": Kind.PART,
    "assets/fonts/OFL.txt": Kind.PART,
    "downloads/cctv-handbook-th.0a1b2c3d.pdf": Kind.PART,
    "search/index.th.0a1b2c3d.js": Kind.PART,
    "weeks/weeks.ics": Kind.PART,
    "circular/index.html": Kind.NEW_PAGE,
    "verify.html": Kind.NEW_PAGE,
    "404.html": Kind.ENTRY_PAGE,
    "en/index.html": Kind.ENTRY_PAGE,
    "index.html": Kind.ENTRY_PAGE,
    "SHA256SUMS": Kind.LIST,
    "downloads/cctv-handbook-th.pdf": Kind.LIST,
    "downloads/forms/files.json": Kind.LIST,
    "search/th.3.js": Kind.LIST,
    "sitemap.xml": Kind.LIST,
    ".htaccess": Kind.HOST_FILE,
    "_headers": Kind.HOST_FILE,
    "web.config": Kind.HOST_FILE,
}


@pytest.mark.parametrize(("path", "kind"), KINDS.items())
def test_kind_by_path(path: str, kind: Kind) -> None:
    assert kind_of(path) == kind


def test_order_is_by_kind_then_by_name_however_the_files_are_found() -> None:
    found = list(KINDS)
    found.reverse()
    assert in_upload_order(found) == sorted(KINDS, key=lambda path: (KINDS[path], path))
    assert in_upload_order(found)[-1] == "web.config"
