"""Where lines of Thai may end: names, terms and compounds that browsers part are kept whole.

Thai is written without spaces, and a browser finds the words by a dictionary that knows neither names nor most compounds.
Text, ids and attributes stay as they are: a kept word is only put in `<span class="hb-whole">`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from handbook.pages.corpus import Corpus
from handbook.site.html_tree import Element, make

WIDEST = 17  # columns of a name; at 320 px the shortest line takes 21
_WIDEST_PHRASE = 11  # a longer term is made of words, and may be parted between them
_MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"  # they stand above or below and take no column
_NOT_A_START = f"(?![\u0e30{_MARKS}\u0e45])"  # a word that went on would be another word
_TH_WORDS = re.compile(r"[\u0e01-\u0e4e]+")
_NUMBERS = (
    r"(?:โทร\. )?0 \d{4} \d{4}(?:-\d+)?"
    r"|(?:ต่อ|ext\.|ว|พ\.ศ\.|ค\.ศ\.|ข้อ|บทที่|มาตรา|ปี|ตอนที่|เล่ม|หน้า|ลำดับ) (?=[0-9๐-๙(])[0-9๐-๙]*(?:\([0-9๐-๙]+\))?"
    r"|(?<![ก-๎])[ก-ฮ]{2} [0-9๐-๙][0-9๐-๙.]*(?:/ว [0-9๐-๙]+)?"
    r"|ภาคผนวก [ก-ฮ](?![ก-๎])"
    # not from within a number: a run of digits would be read again from each of them
    r"|(?<![0-9๐-๙])(?<![0-9๐-๙,.][,.])[0-9๐-๙][0-9๐-๙,.]*+ (?:บาท|วัน(?!ที่)|ปี|แห่ง|รายการ|ฉบับ|(?:มกรา|กุมภา|มีนา|เมษา|พฤษภา|มิถุนา|กรกฎา|สิงหา|กันยา|ตุลา|พฤศจิกา|ธันวา)(?:คม|ยน|พันธ์))"
)
_LEFT = {"script", "style", "svg", "code", "pre", "time", "select", "textarea"}
_LEFT_CLASSES = {"hb-state", "hb-source", "hb-address"}


def keep_words_whole(articles: Iterable[Element], corpus: Corpus) -> None:
    """Wrap each word that may not be parted, in place."""
    pattern = _pattern(frozenset(words_to_keep(corpus)))
    for article in articles:
        for element in list(_elements(article)):
            _wrap(element, pattern)


def words_to_keep(corpus: Corpus) -> set[str]:
    """Compounds, terms, names of districts and local governments, the province and the office's address."""
    settings = corpus.settings
    words = set(_compounds())
    words |= {term for entry in _rows(corpus, "glossary", "terms") for term in _words(entry["th"], _WIDEST_PHRASE)}
    kinds = [*(str(kind["th"]) for kind in _rows(corpus, "local-governments", "types")), "อำเภอ", "จังหวัด", "ถนน"]
    for name in (*_names(corpus), settings.province["th"], *settings.contact.place["th"].split()):
        prefix = next((kind for kind in kinds if name.startswith(kind)), "")
        words |= set(_words(name, _WIDEST_PHRASE)) | set(_words(name.removeprefix(prefix), WIDEST))
    return words


def _names(corpus: Corpus) -> Iterator[str]:
    for part in ("districts", "local_governments"):
        for entry in _rows(corpus, "local-governments", part):
            yield str(entry["th"])


def _rows(corpus: Corpus, name: str, part: str) -> list[Any]:
    return list(corpus.data.tables.get(name, {}).get(part, ()))


def _words(text: str, widest: int) -> list[str]:
    """The runs of Thai in a text that are long enough to be parted and short enough for a line."""
    runs = _TH_WORDS.findall(text)
    return [run for run in runs if 3 < len(re.sub(f"[{_MARKS}]", "", run)) <= widest]


@cache
def _compounds() -> tuple[str, ...]:
    path = Path(__file__).with_name("whole_words.yml")
    return tuple(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader))


@cache
def _pattern(words: frozenset[str]) -> re.Pattern[str]:
    """One expression for all words, the longest first; words with the same start share it, or it would be slow."""
    tree: dict[str, Any] = {}
    for word in words:
        branch = tree
        for letter in word:
            branch = branch.setdefault(letter, {})
        branch[""] = {}
    return re.compile(f"(?=[ก-๙0-9e])(?:(?:{_branches(tree)})(?:ฯ(?!ล))?{_NOT_A_START}|{_NUMBERS})")


def _branches(tree: dict[str, Any]) -> str:
    ways = [re.escape(letter) + _branches(rest) for letter, rest in sorted(tree.items()) if letter]
    if not ways:
        return ""
    return f"(?:{'|'.join(ways)})" + ("?" if "" in tree else "")


def _elements(element: Element) -> Iterator[Element]:
    """The elements whose text may be wrapped."""
    if not isinstance(element.tag, str) or element.tag in _LEFT:
        return
    if _LEFT_CLASSES & set(element.get("class", "").split()):
        return
    yield element
    for child in element:
        yield from _elements(child)


def _wrap(element: Element, pattern: re.Pattern[str]) -> None:
    """Wrap the words in an element's own text, then in what follows each child."""
    children = list(element)
    if element.text:
        first, spans = _split(element.text, pattern)
        element.text = first
        for span in reversed(spans):  # a place further in would be counted out each time
            element.insert(0, span)
    for child in children:
        if child.tail:
            first, spans = _split(child.tail, pattern)
            child.tail = first
            for span in reversed(spans):
                child.addnext(span)


def _split(text: str, pattern: re.Pattern[str]) -> tuple[str, list[Element]]:
    """The text up to the first word kept, and the kept words, each with the text behind it."""
    found = list(pattern.finditer(text))
    if not found:
        return text, []
    spans = []
    for match, following in zip(found, [*found[1:], None], strict=True):
        span = make("span", match[0], class_="hb-whole")
        span.tail = text[match.end() : following.start() if following else len(text)]
        spans.append(span)
    return text[: found[0].start()], spans
