"""Lines of the Thai book end between words.

How it is judged: the lines of each page are read from the PDF in the order they are drawn. Where one ends and the
next begins with a Thai letter, the letters around are found again in the text of the site's pages. Ends at a space,
or between two paragraphs or cells, are not judged; nor is the end of a page. For what is left, inside a run of Thai
letters, the whole paragraph or cell is given to two segmenters: ICU's, as Chromium has it, and newmm of PyThaiNLP,
with its own words. Compounds have more than one right answer, so an end stands if either sees a word end there: at
most one in a thousand may have neither. No line at all, judged or not, may end inside a syllable: that is told by
code points.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

from playwright.sync_api import Browser

from book.book_links import places_of
from book.both import book_file
from book.line_places import LineEnd, Written, is_thai_letter, line_ends, printed_pages, written_blocks
from book.word_judges import icu_ends, is_cut, newmm_ends
from handbook_sources import Handbook

PER_THOUSAND = 1
LOST = 0.01  # of the ends judged; one in a book of few
# A line has room for some 70; most ends are at spaces, or of paragraphs and cells. The fixture has one in 251 letters:
# far fewer would mean that lines are no longer found.
LETTERS_PER_END = 350


@cache
def printed(site: Path, handbook: Handbook) -> list[list[str]]:
    """The lines of the Thai book, page by page."""
    return printed_pages(book_file(site, "th"), handbook.facts["short_title"]["th"])


@cache
def ends(site: Path, handbook: Handbook) -> list[LineEnd]:
    """Its ends of lines between two Thai letters; not of cover and contents, which the site does not have."""
    written, pages = Written(written_blocks(site, handbook.chapters, "th")), printed(site, handbook)
    first = places_of(book_file(site, "th"))[handbook.chapters[0]].page
    return list(line_ends([*([] for _ in pages[:first]), *pages[first:]], written))


@cache
def thai_letters(site: Path, handbook: Handbook) -> int:
    """How many Thai letters the site has: the more there are, the more ends must have been judged."""
    return sum(is_thai_letter(sign) for block in written_blocks(site, handbook.chapters, "th") for sign in block.text)


def unseen(found: list[LineEnd], browser: Browser) -> list[LineEnd]:
    """Ends of lines inside runs of Thai letters at which neither judge sees a word end."""
    texts = sorted({end.place.block.text for end in found if end.place.block})
    judged = zip(texts, icu_ends(browser, texts), newmm_ends(texts), strict=True)
    seen = {text: icu | newmm for text, icu, newmm in judged}
    return [end for end in found if end.place.block and end.place.at not in seen[end.place.block.text]]


def in_lines(found: list[LineEnd]) -> str:
    """Ends of lines, one a line."""
    return "\n".join(map(str, found))


def test_lines_end_where_a_judge_sees_the_end_of_a_word(site: Path, handbook: Handbook, browser: Browser) -> None:
    judged = [end for end in ends(site, handbook) if end.place.kind == "run"]
    wrong = unseen(judged, browser)
    count, most = len(wrong), len(judged) * PER_THOUSAND // 1000
    print(f"{len(judged)} ends of lines inside Thai text, {count} where neither judge sees the end of a word")
    assert len(judged) >= thai_letters(site, handbook) / LETTERS_PER_END
    assert count <= most, f"{count} of {len(judged)}:\n{in_lines(wrong)}"


def test_lines_are_found_in_the_pages(site: Path, handbook: Handbook) -> None:
    found = ends(site, handbook)
    kinds = Counter(end.place.kind for end in found)
    print(kinds)
    assert kinds["lost"] <= max(1, LOST * kinds["run"]), in_lines([end for end in found if end.place.kind == "lost"])


def test_no_line_ends_inside_a_syllable(site: Path, handbook: Handbook) -> None:
    lines = [
        (number, before, after)
        for number, page in enumerate(printed(site, handbook), 1)
        for before, after in zip(["", *page], [*page, ""], strict=True)
    ]
    assert len(lines) > thai_letters(site, handbook) / LETTERS_PER_END
    cut = [f"page {number}: …{before[-25:]}|{after[:25]}…" for number, before, after in lines if is_cut(before, after)]
    assert not cut, "\n".join(cut)
