"""Makes links of built pages relative, and to files: the site works at any path, on any host, and from the disk."""

from __future__ import annotations

import posixpath
from urllib.parse import quote, unquote, urlsplit

from handbook.corpus.addresses import page_url
from handbook.html.addresses import DOWNLOADS, relative
from handbook.html.tree import words_of
from handbook.site.page import BuiltPage, Context

_ATTRIBUTES = ("href", "src")
_WEB = ("http", "https")
_RESERVED = ":/?#[]@!$&'()*+,;=%"  # RFC 3986, section 2.2, and what is a code already
_PAGE_LINKS = {"prev", "next"}  # `rel` of links in the head that point to pages


def finish_addresses(page: BuiltPage, context: Context) -> None:
    """Rewrite a page's links in place.

    A link whose text is its address gets a class: it may break anywhere, and its address is not printed twice.
    """
    for element in page.tree.iter("a", "link", "script", "img", "source"):
        if element.tag == "link" and element.get("rel") not in _PAGE_LINKS:
            continue
        for attribute in _ATTRIBUTES:
            target = element.get(attribute)
            if target is not None:
                element.set(attribute, _finish(target, page.folder, context.locale))
                if element.tag == "a" and target == words_of(element):
                    element.set("class", "hb-address")


def _finish(target: str, folder: str, locale: str) -> str:
    parts = urlsplit(target)
    if parts.scheme == "page":
        key, _, fragment = target.removeprefix("page:").partition("#")
        return relative(page_url(key, locale) + "index.html", folder) + (f"#{fragment}" if fragment else "")
    if parts.scheme in _WEB:
        return quote(target, safe=_RESERVED)  # people read Thai words in an address, browsers send their codes
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
        return target
    path = posixpath.normpath(posixpath.join(folder, unquote(parts.path)))
    inner = path.rpartition(DOWNLOADS)[2] if DOWNLOADS in path else None
    if inner is not None:  # authors write downloads/x.pdf on any page in any language
        return relative(DOWNLOADS + inner, folder)
    if not posixpath.splitext(path)[1]:  # a page's folder: from the disk a browser would show a directory listing
        end = "index.html" if path == "." else f"{path}/index.html"
        query = f"?{parts.query}" if parts.query else ""
        return relative(end, folder) + query + (f"#{parts.fragment}" if parts.fragment else "")
    return target
