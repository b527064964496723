"""The content security policy: one for all pages, of the scripts that are there, and the same in the header files."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import pytest
from lxml import etree, html

from built_site import BuiltPage, read_site
from handbook.html.tree import read_html
from handbook.problems import ProblemsError
from handbook.site.content_security import policy_of, seal_page, write_headers
from single_steps import Steps, inner


def pages_of(site: Path) -> list[BuiltPage]:
    return [*read_site(site).values(), BuiltPage(site, "404.html")]


def policies(page: BuiltPage) -> list[str]:
    return [meta.get("content") for meta in page.select('head > meta[http-equiv="Content-Security-Policy"]')]


def test_every_page_has_the_one_policy_before_anything_it_rules(site_alone: Path) -> None:
    found = set()
    for page in pages_of(site_alone):
        (policy,) = policies(page)
        found.add(policy)
        names = [(element.tag, element.get("http-equiv")) for element in page.select("head")[0]]
        assert names[:2] == [("meta", None), ("meta", "Content-Security-Policy")], page.path
    (policy,) = found
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'none'"
    assert "unsafe" not in policy
    assert "http" not in policy


def test_policy_names_exactly_the_scripts_that_stand_in_the_pages(site_alone: Path) -> None:
    hashes = set()
    for page in pages_of(site_alone):
        for script in page.select("script:not([src])"):
            if script.get("type") is None:
                digest = hashlib.sha256(script.text.encode()).digest()
                hashes.add(f"'sha256-{base64.b64encode(digest).decode()}'")
        assert page.tree.xpath("//@style | //style | //@*[starts-with(name(), 'on')]") == [], page.path
    policy = policies(BuiltPage(site_alone, "index.html"))[0]
    assert set(policy.split("script-src ")[1].split(";")[0].split()) == hashes | {"'self'"}
    assert len(hashes) == 3


def test_header_files_carry_the_same_policy(site_alone: Path) -> None:
    policy = policies(BuiltPage(site_alone, "index.html"))[0] + "; frame-ancestors 'self'"
    assert f'Header always set Content-Security-Policy "{policy}"' in (site_alone / ".htaccess").read_text(
        encoding="utf-8"
    )
    root = etree.parse(site_alone / "web.config").getroot()
    sent = {add.get("name"): add.get("value") for add in root.iterfind(".//customHeaders/add")}
    assert sent["Content-Security-Policy"] == policy
    assert sent["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("added", ["", "<script>one()</script><script>two()</script>"])
def test_another_number_of_inline_scripts_stops_the_build(site_alone: Path, added: str) -> None:
    text = (site_alone / "index.html").read_text(encoding="utf-8")
    tree = read_html(text.replace("</head>", added + "</head>") if added else "<html><head></head></html>")
    with pytest.raises(ProblemsError) as raised:
        policy_of([tree])
    (problem,) = raised.value.problems
    assert problem.code == "HB604"
    assert problem.details == {"expected": "3", "found": "5" if added else "0"}


def test_data_in_a_page_is_no_script(site_alone: Path) -> None:
    tree = html.fromstring((site_alone / "index.html").read_text(encoding="utf-8"))
    assert tree.cssselect('script[type="application/json"]')
    assert policy_of([read_html((site_alone / "index.html").read_text(encoding="utf-8"))])


# The step


def test_policy_stands_right_after_the_encoding(steps: Steps) -> None:
    page = steps.written("", head='<meta charset="utf-8"><title>a</title>')
    seal_page(page, steps.context(page, policy="default-src 'none'"))
    sealed = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
    assert inner(page.tree[0]) == f'<meta charset="utf-8">{sealed}<title>a</title>'


def test_page_that_names_no_encoding_begins_with_the_policy(steps: Steps) -> None:
    page = steps.written("", head="<title>a</title>")
    seal_page(page, steps.context(page, policy="x"))
    assert [element.tag for element in page.tree[0]] == ["meta", "title"]


def test_preview_has_no_policy(steps: Steps) -> None:
    page = steps.written("", head='<meta charset="utf-8">')
    seal_page(page, steps.context(page))
    assert inner(page.tree[0]) == '<meta charset="utf-8">'


def test_servers_are_told_where_the_page_for_what_is_missing_is(tmp_path: Path) -> None:
    write_headers(tmp_path, "x", "/a/b/")
    assert "ErrorDocument 404 /a/b/404.html\n" in (tmp_path / ".htaccess").read_text(encoding="utf-8")
    (error,) = etree.parse(tmp_path / "web.config").iterfind(".//httpErrors/error")
    assert (error.get("statusCode"), error.get("path")) == ("404", "/a/b/404.html")
