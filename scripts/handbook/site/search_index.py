"""What the search box finds: one index per language, made from the finished pages.

The worker and the engine that read it are overrides/assets/javascripts/search/; they fetch the index when search is first used.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

from handbook.corpus.model import Data
from handbook.html.tree import Element, article_of, select, words_of
from handbook.site.page import BuiltPage

_HEADINGS = {"h1", "h2", "h3"}
_NOT_TEXT = {"script", "svg", "nav"}
_SKIPPED_CLASSES = {
    "hb-pageline",
    "hb-pagefoot",
    "hb-overdue",
    "hb-behind",
    "hb-kicker",
    "hb-page-sources",
    "hb-source",
    "hb-turn",
    "hb-state",
    "hb-tools",
    "hb-problems",
    "hb-required",
    "hb-formfiles",
    "hb-formtable",
}
_ENDS = {"p", "li", "td", "th", "dt", "dd", "figcaption", "caption", "tr", "div", "label", "legend", "option"}
_ABBREVIATION = re.compile(r"^(?P<whole>[^()]+?)\s*\((?P<short>[^()]+)\)$")
SEARCH_FOLDER = "search"

Doc = dict[str, str]


def page_docs(page: BuiltPage) -> list[Doc]:
    """What search finds of a page; of a form what it is for, because its blanks name all that the chapters explain."""
    docs = sections_of(page.tree, page_location(page.folder))
    return docs if page.form is None else docs[:1]


def sections_of(tree: Element, location: str) -> list[Doc]:
    """A finished page as what search finds: the page itself, then each part under a heading with an id."""
    docs: list[Doc] = []
    texts: list[list[str]] = []
    title = words_of(select(tree, "h1")[0]) if select(tree, "h1") else ""
    docs.append({"location": location, "title": title})
    texts.append([])
    for kind, value in _pieces(article_of(tree)):
        if kind == "heading":
            docs.append({"location": f"{location}#{value[0]}", "title": value[1]})
            texts.append([])
        else:
            texts[-1].append(value[1])
    for doc, parts in zip(docs, texts, strict=True):
        doc["text"] = "\n".join(" ".join(line.split()) for line in "".join(parts).split("\n") if line.strip())
    return docs


def _pieces(element: Element) -> Iterator[tuple[str, tuple[str, str]]]:
    """The headings with ids (id, words) and the stretches of text of an element, in order."""
    if element.text:
        yield "text", ("", element.text)
    for child in element:
        skipped = (
            not isinstance(child.tag, str)
            or child.tag in _NOT_TEXT
            or _SKIPPED_CLASSES & set(child.get("class", "").split())
        )
        if child.tag in _HEADINGS and not skipped:
            if child.tag != "h1" and child.get("id"):
                yield "heading", (child.get("id"), words_of(child))
        elif not skipped:
            yield from _pieces(child)
            if child.tag in _ENDS:
                yield "text", ("", "\n")
        if child.tail:
            yield "text", ("", child.tail)


def synonyms(data: Data, locale: str) -> list[list[str]]:
    """Words that mean the same: those of words.yml, and `whole (short)` pairs of the glossary."""
    found = [list(words) for words in data.words.synonyms.get(locale, ())]
    known = {word for words in found for word in words}
    for term in data.tables.get("glossary", {"terms": ()})["terms"]:
        match = _ABBREVIATION.match(str(term[locale]))
        if match and match["short"].replace(".", "") not in known:
            found.append([match["short"].replace(".", ""), match["whole"]])
    return found


def write_index(out: Path, locale: str, docs: list[Doc], words: list[list[str]]) -> None:
    """Write `search/index.LOCALE.js` (a script, so that it can be read from a folder too)."""
    (out / SEARCH_FOLDER).mkdir(exist_ok=True)
    index = {"docs": docs, "synonyms": words}
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":")).replace("\u2028", " ").replace("\u2029", " ")
    (out / SEARCH_FOLDER / f"index.{locale}.js").write_text(f"self.handbookIndex={text}\n", encoding="utf-8")


def page_location(folder: str) -> str:
    """A page's address as results give it: from the top of the site."""
    return posixpath.join(folder, "index.html")
