"""The page with which a webmaster sees in a browser whether every file of an edition arrived whole.

It compares the files with `SHA256SUMS` beside it, which a release writes; other builds have no such list, and it says
so. It works over plain http, too, where browsers have no hashes of their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from handbook.html.addresses import SITE_SUMS, VERIFYING_PAGE
from handbook.html.tree import Element, add, write_html
from handbook.site.dead_links import TEMPLATES, WrittenPage, written_page
from handbook.site.plain_page import OWN_FILES, add_explained, add_translated, in_both, plain_page
from handbook.site.scripts import SCRIPTS
from handbook.site.web_servers import HOST_FILES

_SCRIPT = f"{SCRIPTS}/verify.js"
_SAID = ("whole", "faults", "missing", "differs", "unread", "no-list", "no-server", "list")
_TITLE, _EXPLAINED = "verify.title", ("verify.about", "verify.after")


def write_verifying_page(out: Path, parts: Mapping[str, str]) -> WrittenPage:
    """Write the page, which loads the published files of parts; returns what it leads to."""
    tree = _page(parts)
    (out / VERIFYING_PAGE).write_text(write_html(tree), encoding="utf-8")
    return written_page(tree, VERIFYING_PAGE, f"{TEMPLATES}/{_SCRIPT}")


def _page(parts: Mapping[str, str]) -> Element:
    root, body = plain_page(_TITLE, f"{OWN_FILES}; connect-src 'self'", parts)
    add_explained(body, _EXPLAINED)
    add(body, "button", in_both("verify.start"), id="start", type="button", disabled="")  # until the script is there
    add(body, "progress", id="progress", value="0", aria_label=in_both("verify.progress"))
    # Servers keep the files of their own settings to themselves.
    said = {f"data-{name}": in_both(f"verify.{name}") for name in _SAID}
    result = add(body, "p", id="result", role="status", data_sums=SITE_SUMS, data_unserved=" ".join(HOST_FILES))
    result.attrib.update(said)
    add(body, "p", id="list")
    add(body, "ul", id="faults", role="list")
    add_translated(body, _TITLE, _EXPLAINED)
    add(body, "script", src=parts[_SCRIPT])
    return root
