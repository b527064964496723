"""The search index of each language, made from the finished pages.

The scripts in overrides/assets/javascripts/search/ load it when search is first used.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

from handbook.corpus.model import Data
from handbook.html.named_files import name_file
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
    "hb-page-open",
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
    """The documents of a page. A form has only one, for the page itself: its blanks repeat terms of all chapters."""
    docs = sections_of(page.tree, page_location(page.folder))
    return docs if page.form is None else docs[:1]


def sections_of(tree: Element, location: str) -> list[Doc]:
    """A finished page as documents: the page itself, then each section whose heading has an id."""
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
    """The headings with ids (id, text) and the text nodes of an element, in order."""
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
    """Groups of synonyms: those of words.yml, and pairs `whole (short)` of the glossary."""
    found = [list(words) for words in data.words.synonyms.get(locale, ())]
    known = {word for words in found for word in words}
    for term in data.tables.get("glossary", {"terms": ()})["terms"]:
        match = _ABBREVIATION.match(str(term[locale]))
        if match and match["short"].replace(".", "") not in known:
            found.append([match["short"].replace(".", ""), match["whole"]])
    return found


def write_index(out: Path, locale: str, docs: list[Doc], words: list[list[str]]) -> None:
    """Write the index, named by its content, and `search/LOCALE.js`, the pointer that names it.

    Pages lead to the pointer, which is published after them, so that a new index changes no page. Both are scripts,
    because from the disk (file:) nothing can be fetched. Another form of the index needs another name of the pointer.
    """
    (out / SEARCH_FOLDER).mkdir(exist_ok=True)
    index = {"docs": docs, "synonyms": words}
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":")).replace("\u2028", " ").replace("\u2029", " ")
    content = f"self.handbookIndex={text}\n".encode()
    name = posixpath.basename(name_file(out, f"{SEARCH_FOLDER}/index.{locale}.js", content))
    (out / pointer_to_index(locale)).write_text(f'self.handbookIndexIs="{name}"\n', encoding="utf-8")


def pointer_to_index(locale: str) -> str:
    """The path of a language's pointer below site/."""
    return f"{SEARCH_FOLDER}/{locale}.js"


def page_location(folder: str) -> str:
    """A page's address in search results, relative to the top of the site."""
    return posixpath.join(folder, "index.html")
