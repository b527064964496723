"""The content security policy of scripts, in a page; on built pages: test_built_files.py."""

from __future__ import annotations

import base64
import hashlib

from handbook.html.tree import read_html
from handbook.site.content_security import policy_of, seal_page
from handbook.site.theme.inline_scripts import inline_scripts
from single_steps import Steps, inner


def test_policy_names_each_script_of_all_pages_once_by_its_hash() -> None:
    texts = ["a", "b", "ก"]
    written = "".join(f"<script>{text}</script>" for text in texts)
    data = '<script type="application/json">{}</script><script src="x.js"></script>'
    page = read_html(f"<html><head>{written}{data}</head></html>")
    digests = (base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in texts)
    hashes = " ".join(sorted(f"'sha256-{digest}'" for digest in digests))
    assert policy_of([*inline_scripts(page), *inline_scripts(page)]) == (
        f"default-src 'none'; script-src 'self' {hashes}; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'"
    )


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
