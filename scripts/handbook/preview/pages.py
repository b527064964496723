"""The pages of the preview that are no pages of the handbook, and what it adds to those that are."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from handbook.html.tree import Element, add, make, read_html, select, write_html
from handbook.messages import both

OWN = ".preview/"
"""The folder, below the base path, of the preview's own files: no page or file of the handbook begins with a dot."""
SCRIPT, STYLES, EVENTS = f"{OWN}preview.js", f"{OWN}preview.css", f"{OWN}events"


def previewed(html: str, base: str, token: str, offered: Sequence[tuple[str, str]]) -> str:
    """A page of the handbook with the script of the preview; `token` names what it shows.

    `offered` are pairs of address and name: a form's files, which its page lists only where they have been made.
    """
    tree = read_html(html)
    if offered:
        select(tree, ".hb-form")[0].addprevious(_offer(offered))
    _add_script(select(tree, "body")[0], base, token)
    return write_html(tree)


def plain(key: str, base: str, token: str, **parts: str) -> str:
    """A page that says one thing in both languages: the texts `preview.KEY` and `preview.KEY.text`."""
    titles, texts = both(f"preview.{key}", **parts), both(f"preview.{key}.text", **parts)
    root = make("html", lang="th")
    head = add(root, "head")
    add(head, "meta", charset="utf-8")
    add(head, "meta", name="viewport", content="width=device-width,initial-scale=1")
    add(head, "title", " · ".join(titles.values()))
    add(head, "link", rel="icon", href="data:,")  # or the browser would ask for one
    add(head, "link", rel="stylesheet", href=f"{base}{STYLES}")
    body = add(root, "body", class_="plain")
    main = add(body, "main", role="status")
    for language, title in titles.items():
        part = add(main, "section", lang=language)
        add(part, "h1" if language == "th" else "h2", title)
        add(part, "p", texts[language])
    _add_script(body, base, token)
    return write_html(root)


def _add_script(body: Element, base: str, token: str) -> None:
    add(body, "script", type="module", src=f"{base}{SCRIPT}?{urlencode({'token': token})}")


def _offer(links: Sequence[tuple[str, str]]) -> Element:
    listed = make("ul", class_="hb-formfiles", role="list")
    for address, text in links:
        add(add(listed, "li"), "a", text, href=address, class_="hb-file", target="_blank")
    return listed
