"""The files for web servers: they name the page for what is missing, and the type of every kind of file."""

from __future__ import annotations

from pathlib import Path
from urllib.request import urlopen

from lxml import etree

from apache import apache
from built_site import published
from handbook.site.web_servers import TYPES, write_headers
from handbook_sources import Handbook
from laws.served import *  # noqa: F403 - tests are found by name
from laws.served import mapped


def test_servers_are_told_where_the_page_for_what_is_missing_is(tmp_path: Path) -> None:
    write_headers(tmp_path, "/a/b/")
    assert "ErrorDocument 404 /a/b/404.html\n" in (tmp_path / ".htaccess").read_text(encoding="utf-8")
    (error,) = etree.parse(tmp_path / "web.config").iterfind(".//httpErrors/error")
    assert (error.get("statusCode"), error.get("path")) == ("404", "/a/b/404.html")


def test_every_type_is_told_to_both(tmp_path: Path) -> None:
    write_headers(tmp_path, "/a/b/")
    lines = (tmp_path / ".htaccess").read_text(encoding="utf-8").splitlines()
    assert [line.split()[1:] for line in lines if "AddType" in line] == [[kind, end] for end, kind in TYPES.items()]
    assert mapped(tmp_path) == {**TYPES, ".": "text/plain"}
    entries = etree.parse(tmp_path / "web.config").iterfind(".//staticContent/*")
    order = [(entry.tag, entry.get("fileExtension")) for entry in entries if entry.tag != "clientCache"]
    assert order == [(tag, end) for end in (*TYPES, ".") for tag in ("remove", "mimeMap")]


def test_apache_names_the_types(site: Path, handbook: Handbook) -> None:
    wanted = {
        "downloads/forms/SHA256SUMS": "text/plain",
        "downloads/forms/files.json": "application/json",
        published(site, "assets/fonts/sarabun-bold.woff2").relative_to(site).as_posix(): "font/woff2",
        "forms/": "text/html",
        "forms": "text/html",
    }
    with apache(site, handbook.base) as address:
        found = {}
        for path in wanted:
            with urlopen(address + path, timeout=30) as answer:  # noqa: S310 - our own server
                found[path] = answer.headers.get_content_type()
    assert found == wanted
