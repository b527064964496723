"""The search index of each language, made from the finished pages.

The scripts in overrides/assets/javascripts/search/ load it when search is first used.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate, takewhile
from pathlib import Path
from typing import Any

from handbook.authored.settings import Settings
from handbook.cache.store import NO_CACHE, Cache
from handbook.corpus.model import Data
from handbook.corpus.numbering import page_label, page_number
from handbook.html.named_files import name_file
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
_COLUMNS, _SHARED = ("location", "title", "text"), ("title", "text", "form", "keys")
_SIGNS = tuple(map(chr, range(0x0700, 0x0800)))
"""Stand for shared pieces: two bytes each, and of scripts that no handbook has (Syriac, Thaana, N'Ko)."""
_WORD = re.compile(r"\S*\s|\S+")
_MOST_WORDS, _MOST_RUNS = 4, 600
"""Words of a piece, and runs of words that are tried: more of either takes longer and gains little."""
_LEAST_GAIN = 24
"""Bytes for which a piece is worth its place."""
SEARCH_FOLDER = "search"
_KIND = "index"

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


def write_index(
    out: Path,
    locale: str,
    docs: list[Doc],
    words: list[list[str]],
    cache: Cache = NO_CACHE,
    *,
    is_published: bool = True,
) -> None:
    """Write the index, named by its content, and `search/LOCALE.3.js`, the pointer that names it.

    Pages lead to the pointer, which is published after them, so that a new index changes no page. Both are scripts,
    because from the disk (file:) nothing can be fetched. Another form of the index needs another name of the pointer:
    the number in it. One that is not published need not be short: that takes a fifth of a second.
    """
    (out / SEARCH_FOLDER).mkdir(exist_ok=True)
    key = cache.key(_KIND, json.dumps([docs, words]), is_published)
    if (content := cache.find(_KIND, key)) is None:
        content = index_of(docs, words, is_short=is_published)
        cache.keep(_KIND, key, content)
    name = posixpath.basename(name_file(out, f"{SEARCH_FOLDER}/index.{locale}.js", content))
    (out / pointer_to_index(locale)).write_text(f'self.handbookIndexIs="{name}"\n', encoding="utf-8")


def index_of(docs: list[Doc], words: list[list[str]], *, is_short: bool = True) -> bytes:
    """The index as a script; a short one has what its texts share only once."""
    shared = shared_pieces(docs) if is_short else {}
    index = {"pieces": shared, "docs": [_row(doc, shared) for doc in docs], "synonyms": words}
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":")).replace("\u2028", " ").replace("\u2029", " ")
    return f"self.handbookIndex={text}\n".encode()


def shared_pieces(docs: list[Doc]) -> dict[str, str]:
    """Sign -> the run of words that it stands for in all texts, because the index is shorter so; in order of gain."""
    text = "\0".join(each for doc in docs for each in _shared_texts(doc))
    signs = iter([sign for sign in _SIGNS if sign not in text])
    shared: dict[str, str] = {}
    for run in _runs(text):
        if _gain(run, text.count(run)) < _LEAST_GAIN:  # what is left of it by those before
            continue
        if (sign := next(signs, None)) is None:
            break
        shared[sign] = run
        text = text.replace(run, sign)
    return shared


def _shared_texts(doc: Doc) -> Iterator[str]:
    for name in _SHARED:
        value = doc.get(name, ())
        yield from [value] if isinstance(value, str) else value


def _runs(text: str) -> list[str]:
    """The runs of words that would gain most."""
    times: Counter[str] = Counter()
    for each in text.split("\0"):
        words = _WORD.findall(each)
        for start in range(len(words)):
            times.update(accumulate(words[start : start + _MOST_WORDS]))
    gains = {run: _gain(run, count) for run, count in times.items() if count > 1}
    return sorted((run for run in gains if gains[run] >= _LEAST_GAIN), key=lambda run: (-gains[run], run))[:_MOST_RUNS]


def _gain(run: str, times: int) -> int:
    """The bytes that a piece saves, which stands in the index once with its sign, quotes, colon and comma."""
    length, sign = len(run.encode()), len(_SIGNS[0].encode())
    return times * (length - sign) - length - sign - len('"":"",')


def _row(doc: Doc, shared: dict[str, str]) -> list[Any]:
    """A document as stored.js reads it: location, title, text, and the other fields if it has any."""
    row = doc | {name: _shortened(doc[name], shared) for name in _SHARED if name in doc}
    others = {name: value for name, value in row.items() if name not in _COLUMNS}
    return [*(row[name] for name in _COLUMNS), *([others] if others else [])]


def _shortened(value: str | list[str], shared: dict[str, str]) -> str | list[str]:
    """A text, or several, with signs for the shared pieces, put in one after the other."""
    if not isinstance(value, str):
        return [str(_shortened(each, shared)) for each in value]
    for sign, run in shared.items():
        value = value.replace(run, sign)
    return value


def pointer_to_index(locale: str) -> str:
    """The path of a language's pointer below site/."""
    return f"{SEARCH_FOLDER}/{locale}.3.js"


def page_location(folder: str) -> str:
    """A page's address in search results, relative to the top of the site."""
    return posixpath.join(folder, "index.html")
