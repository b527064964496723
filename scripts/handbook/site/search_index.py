"""What search finds: the finished pages as documents, and groups of synonyms."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from itertools import takewhile
from typing import Any

from handbook.authored.settings import Settings
from handbook.corpus.model import Data
from handbook.corpus.numbering import page_label, page_number
from handbook.html.tree import Element, article_of, select, text_before_mark, words_of
from handbook.site.page import BuiltPage
from handbook.site.sections_behind import NOTE

_HEADINGS = {"h1", "h2", "h3"}
_NOT_TEXT = {"script", "svg", "nav"}
_MARKS = {"hb-source", "hb-state"}
_SKIPPED_CLASSES = {
    "hb-pageline",
    "hb-pagefoot",
    "hb-overdue",
    "hb-behind",
    NOTE,
    "hb-kicker",
    "hb-page-open",
    "hb-page-sources",
    *_MARKS,
    "hb-turn",
    "hb-tools",
    "hb-problems",
    "hb-required",
    "hb-formfiles",
    "hb-form",  # its labels are in the document of its page
    "hb-formtable",
    "hb-items__where",  # the pages that a question or a source is on: search would find the list instead of them
    "hb-register__cited",
}
_REGISTERS = {"changes", "confirm", "editions", "glossary", "local-governments", "sources"}
"""The kinds of data whose page lists what other pages are about."""
_ENDS = {"p", "li", "td", "th", "dt", "dd", "figcaption", "caption", "tr", "div", "label", "legend", "option"}
_LABELS = ", ".join(f".hb-form {tag}" for tag in ("h2", "h3", "h4", "legend", "label", "th", "caption"))
_ABBREVIATION = re.compile(r"^(?P<whole>[^()]+?)\s*\((?P<short>[^()]+)\)$")

Doc = dict[str, Any]


def page_docs(page: BuiltPage, settings: Settings) -> list[Doc]:
    """The documents of a page, the first for the page itself, with what else leads to it: tests/types/search.d.ts.

    A form has only one, for the page itself: its blanks repeat terms of all chapters. The labels of its sheet count
    less.
    """
    whole, *sections = sections_of(page.tree, page_location(page.folder))
    meta = page.page.meta.value
    whole["keys"] = [str(key) for key in (meta.get("description"), *meta.get("keywords", ())) if key]
    codes = [page_label(page.page, settings)] if page_number(page.page, settings) is not None else []
    if page.form is not None:
        codes.append(page.form.spec.code[page.page.locale])
        whole["kind"] = "form"
        whole["form"] = "\n".join(_labels_of(page.article))
        sections = []
    elif any(_REGISTERS & set(block.argument.split()[:1]) for block in page.page.blocks if block.name == "data"):
        whole["kind"] = "register"
    elif page.page.is_for_editors:
        whole["kind"] = "guide"
    return [whole | ({"codes": codes} if codes else {}), *sections]


def sections_of(tree: Element, location: str) -> list[Doc]:
    """A finished page as documents: the page itself, then each section whose heading has an id, located by it alone."""
    docs: list[Doc] = []
    texts: list[list[str]] = []
    title = words_of(select(tree, "h1")[0]) if select(tree, "h1") else ""
    docs.append({"location": location, "title": title})
    texts.append([])
    for kind, value in _pieces(article_of(tree)):
        if kind == "heading":
            docs.append({"location": f"#{value[0]}", "title": value[1]})
            texts.append([])
        else:
            texts[-1].append(value[1])
    for doc, parts in zip(docs, texts, strict=True):
        doc["text"] = "\n".join(" ".join(line.split()) for line in "".join(parts).split("\n") if line.strip())
    return docs


def _labels_of(article: Element) -> list[str]:
    """The labels of a form's blanks, each once, in order; not those of its tools."""
    labels = (label for label in select(article, _LABELS) if not any(map(_is_skipped, _around(label))))
    texts = ("".join(text for kind, (_, text) in _pieces(label) if kind == "text") for label in labels)
    return list(dict.fromkeys(filter(None, (" ".join(text.split()) for text in texts))))


def _around(label: Element) -> Iterator[Element]:
    """What a label stands in, up to its form, which is no text of the page."""
    return takewhile(lambda each: "hb-form" not in each.get("class", "").split(), label.iterancestors())


def _pieces(element: Element) -> Iterator[tuple[str, tuple[str, str]]]:
    """The headings with ids (id, text) and the text nodes of an element, in order."""
    if element.text:
        yield "text", ("", _text(element.text, element[0] if len(element) else None))
    for child in element:
        skipped = _is_skipped(child)
        if child.tag in _HEADINGS and not skipped:
            if child.tag != "h1" and child.get("id"):
                yield "heading", (child.get("id"), words_of(child))
        elif not skipped:
            yield from _pieces(child)
            if child.tag in _ENDS:
                yield "text", ("", "\n")
        if child.tail:
            yield "text", ("", _text(child.tail, child.getnext()))


def _text(text: str, following: Element | None) -> str:
    is_marked = following is not None and _MARKS & set(following.get("class", "").split())
    return text_before_mark(text) if is_marked else text


def _is_skipped(element: Element) -> bool:
    """Whether an element is no text of the page: a picture, a script, a tool."""
    if not isinstance(element.tag, str) or element.tag in _NOT_TEXT:
        return True
    return bool(_SKIPPED_CLASSES & set(element.get("class", "").split()))


def synonyms(data: Data, locale: str) -> list[list[str]]:
    """Groups of synonyms: those of words.yml, and what the glossary's terms are called.

    A term `whole (short)` has both names, and those of `avoid`, which pages may not use but readers type. In Thai it
    has its English abbreviation too. What has a group of its own in words.yml means that group alone.
    """
    found = [list(words) for words in data.words.synonyms.get(locale, ())]
    known = {word for words in found for word in words}
    for term in data.tables.get("glossary", {"terms": ()})["terms"]:
        names = [name for name in _names_of(term, locale) if name not in known]
        if len(names) > 1:
            found.append(names)
    return found


def _names_of(term: dict[str, Any], locale: str) -> list[str]:
    """What a term is called, each once: its abbreviations, what they stand for, what to avoid."""
    match = _ABBREVIATION.match(str(term[locale]))
    names = [*_short_names(match), match["whole"]] if match else [str(term[locale])]
    if locale != "en" and (english := _ABBREVIATION.match(str(term["en"]))):
        names += [short for short in _short_names(english) if short.isupper()]
    return list(dict.fromkeys([*names, *map(str, term.get("avoid", {}).get(locale, ()))]))


def _short_names(match: re.Match[str]) -> list[str]:
    """The names in a term's brackets: LPR and ANPR of `licence-plate recognition (LPR/ANPR)`."""
    return [name.strip() for name in re.split(r"[,/]", match["short"].replace(".", ""))]


def page_location(folder: str) -> str:
    """A page's address in search results, relative to the top of the site."""
    return posixpath.join(folder, "index.html")
