"""HB1, contact: whom readers call stands in mkdocs.yml alone, and pages show it from there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from handbook.authored.settings import CONFIG_NAME
from handbook.checks.registry import check, once_a_page, seen_in
from handbook.corpus.fillings import FILLED_IN
from handbook.corpus.locales import LOCALES
from handbook.corpus.model import Corpus, Link, Page, Text
from handbook.corpus.written import Part, Written, part_of
from handbook.messages import both, text_in
from handbook.nearest import use_one
from handbook.problems import Edit, Problem, with_mend
from handbook.thai.telephones import OFFICE, dialled, dialled_in, digits_of, national
from handbook.thai.words import TO_ARABIC

_QUOTED = "letter"
_MOST_UNLIKE = 2
"""Digits in which an old or mistyped number differs from the contact's; more, and it is another office's."""


@check
def check_unknown_filling(corpus: Corpus) -> Iterator[Problem]:
    """HB116. A `contact:`, `count:` or `status:` link names something that the build fills in.

    Bad:  [โทรศัพท์](contact:telephone)
    Good: [โทรศัพท์](contact:phone)
    """
    for page in corpus.pages.values():
        for link in page.links:
            if link.scheme in {"contact", "count", "status"} and link.target not in FILLED_IN:
                yield corpus.problem(page, link, "HB116", name=link.target, **use_one(link.target, FILLED_IN))


@check
def check_contact_number(corpus: Corpus) -> Iterator[Problem]:
    """HB117. The contact's number is the same to read in each language as to dial.

    Bad:  phone: {th: โทร. 0 2702 5021, en: Tel. 0 2702 5022}   with   tel: "+6627025021"
    Good: phone: {th: โทร. 0 2702 5021, en: Tel. 0 2702 5021}   with   tel: "+6627025021"
    """
    contact = corpus.settings.contact
    for locale in LOCALES:
        if not dialled_in(contact.tel, contact.phone[locale]):
            line, column = corpus.settings.own_places["contact", "phone", locale]
            yield Problem(CONFIG_NAME, line, column, "HB117", {"words": contact.phone[locale], "tel": contact.tel})


@check
def check_contact_by_hand(corpus: Corpus) -> Iterator[Problem]:
    """HB118. No page, drawing, form or data writes the contact's number, or one almost like it: the settings have it.

    Bad:  [โทร. 0 2702 5021](tel:+6627025021)
    Good: [โทรศัพท์](contact:phone)
    """
    ours = national(corpus.settings.contact.tel)
    told: set[tuple[str, str]] = set()
    for page in corpus.pages.values():
        for place, shown, number in _on_page(page):
            if _is_like(number, ours):
                told.add((corpus.shown(page.path), number))
                yield _by_hand(corpus, page, place, shown, number == ours)
    quoted = dict(_quoted_lines(corpus))
    for file in corpus.written:
        for found in seen_in(file, _numbers_in):
            number = national(found.words)
            if _is_like(number, ours) and (file.path, number) not in told:
                problem = _in_file(corpus, file, found, number == ours)
                if problem.line not in quoted.get(file.path, ()) and file.holds_prose(found.start, found.end):
                    yield problem


def _numbers_in(text: str) -> Iterator[Part]:
    """The telephone numbers of a file."""
    return map(part_of, OFFICE.finditer(text.translate(TO_ARABIC)))


@once_a_page
def _on_page(page: Page) -> list[tuple[Link | Text, str, str]]:
    """Each number on a page, but not in a letter that it quotes: where, as it is written, and its digits."""
    return list(_numbers_on(page))


def _numbers_on(page: Page) -> Iterator[tuple[Link | Text, str, str]]:
    linked = set()
    for link in page.links:
        if link.scheme == "tel" and not _is_quoted(page, link.line):
            linked.add(link.line)
            yield link, f"{link.text} ({link.value})", national(dialled(link.value))
    for text in page.texts:
        if text.block != _QUOTED and text.line not in linked:
            words = " ".join(text.words.split()).translate(TO_ARABIC)
            for found in OFFICE.finditer(words):
                yield text, found[0], national(found[0])


def _quoted_lines(corpus: Corpus) -> Iterator[tuple[str, set[int]]]:
    """Path -> lines that are not told of: those of a quoted letter, and of the settings that hold the number."""
    for page in corpus.pages.values():
        letters = (block for block in page.blocks if block.name == _QUOTED)
        yield corpus.shown(page.path), {line for block in letters for line in range(block.line, block.end + 1)}
    yield CONFIG_NAME, {corpus.settings.own_places["contact", "phone", locale][0] for locale in LOCALES}


def _in_file(corpus: Corpus, file: Written, found: Part, is_ours: bool) -> Problem:
    """A number in what readers get of a drawing, a form's blanks or data, where no link can bring it."""
    kind = "own" if is_ours else "like"
    what = both(f"contact.{kind}.file", number=found.words, phone=corpus.settings.contact.phone)
    return file.problem(found.start, "HB118", None, **with_mend(what, both("contact.file.mend")))


def _by_hand(corpus: Corpus, page: Page, place: Link | Text, number: str, is_ours: bool) -> Problem:
    """A number that is like ours may be an old one or another office's: only our own is mended without asking."""
    kind = "own" if is_ours else "like"
    details = with_mend(
        both(f"contact.{kind}", number=number, phone=corpus.settings.contact.phone[page.locale]),
        both(f"contact.{kind}.mend", label=both("contact.phone")),
    )
    edit = None
    said = digits_of(place.text) if isinstance(place, Link) else ""
    is_whole = digits_of(corpus.settings.contact.phone[page.locale]).startswith(said)  # no other extension is lost
    if is_ours and is_whole and isinstance(place, Link):
        edit = Edit(f"[{place.text}]({place.target})", f"[{text_in(page.locale, 'contact.phone')}](contact:phone)")
    return Problem(corpus.shown(page.path), place.line, place.column, "HB118", details, edit)


def _is_like(number: str, ours: str) -> bool:
    unlike = sum(one != other for one, other in zip(number, ours, strict=False))
    return len(number) == len(ours) and unlike <= _MOST_UNLIKE


def _is_quoted(page: Page, line: int) -> bool:
    """Whether a line stands in a letter that the page quotes."""
    at = bisect_right([text.line for text in page.texts], line) - 1
    return at >= 0 and page.texts[at].block == _QUOTED
