"""An article -> pages: a chapter on each, headings with ids, footnotes at the ends of their sections."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from handbook.html.tree import Element, words_of
from handbook.taken_in.escape import hidden_signs, printed, without_sign
from handbook.taken_in.inline import Inline
from handbook.taken_in.markdown import Writer, joined
from handbook.taken_in.model import Document, Lost
from handbook.taken_in.places import short
from handbook.thai.words import word

PREFIX = "official"
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LONGEST_TITLE = 200


@dataclass
class TakenSection:
    """A section: its heading as printed, its id, the page it stands on, its level and blocks."""

    title: str
    id: str
    page: str
    level: int
    blocks: list[Element] = field(default_factory=list)
    heading: Element | None = None

    @property
    def words(self) -> str:
        """All its text."""
        return " ".join(words_of(block) for block in self.blocks)


def sections_of(document: Document) -> list[TakenSection]:
    """The sections in their order; what stands before the first heading is a section of its own, page 00."""
    top = min((_HEADINGS[each.tag] for each in document.article if each.tag in _HEADINGS), default=1)
    front = TakenSection(document.title or word("th", "taken.front"), "chapter-0", f"{PREFIX}-00", 1)
    sections = [front]
    counts, above = [0] * 7, [top]
    for element in document.article:
        level = _HEADINGS.get(element.tag, 0)
        if not level:
            sections[-1].blocks.append(element)
            continue
        while above and above[-1] >= level:
            above.pop()
        above.append(level)
        level = len(above)  # a level that the document leaves out is not counted
        counts[level:] = [counts[level] + 1, *([0] * (6 - level))]
        page = f"{PREFIX}-{counts[1]:02}"
        id = f"chapter-{counts[1]}" if level == 1 else "section-" + "-".join(map(str, counts[1 : level + 1]))
        sections.append(TakenSection(_printed(element), id, page, level, [], element))
    if front.blocks and front.blocks[0].get("class") == "title" and words_of(front.blocks[0]) == front.title:
        front.heading = front.blocks.pop(0)
    return sections if front.blocks or front.heading is not None else sections[1:]


def write_pages(
    document: Document, sections: list[TakenSection], pictures: dict[str, str], owner: str, date: str
) -> tuple[dict[str, str], list[Lost]]:
    """The pages by name, without their ending, and what was lost in writing; `pictures` are targets by name."""
    writer = Writer(Inline(pictures))
    pages: dict[str, list[str]] = {}
    for section in sections:
        writer.inline.place = short(section.title)
        is_first = section.page not in pages
        page = pages.setdefault(section.page, [])
        level = 1 if is_first else max(section.level, 2)
        heading = writer.inline.line(section.heading) if section.heading is not None else printed(section.title)
        page.append(f"{'#' * level} {without_sign(heading)} {{ #{section.id} }}")
        page += writer.blocks(section.blocks)
        page += writer.notes(dict(document.notes))
        if hidden := hidden_signs(section.words):
            writer.inline.lost.append(Lost("hidden-signs", short(section.title), str(hidden)))
    titles = {section.page: section.title for section in reversed(sections)}
    return {
        name: _front_matter(titles[name], document, owner, date) + joined(blocks) for name, blocks in pages.items()
    }, writer.inline.lost


def texts_of(section: TakenSection) -> Iterator[str]:
    """The paragraphs, items, cells' rows and notes of a section, one by one."""
    for block in section.blocks:
        if block.tag in {"ul", "ol"}:
            for item in block.iter("li"):
                yield _own(item)
        elif block.tag == "table":
            yield from (words_of(row) if len(row) < 2 else " · ".join(map(words_of, row)) for row in block.iter("tr"))
        else:
            yield words_of(block)


def _own(item: Element) -> str:
    parts = [item.text or ""]
    for child in item:
        if child.tag not in {"ul", "ol"}:
            parts += [*child.itertext(), " " if child.get("class") == "number" else ""]
        parts.append(child.tail or "")
    return " ".join("".join(parts).split())


def _printed(heading: Element) -> str:
    """A heading with a space after its number."""
    return _own(heading)


def _front_matter(title: str, document: Document, owner: str, date: str) -> str:
    short_title = title[:_LONGEST_TITLE]
    values = {
        "title": short_title,
        "description": word("th", "taken.description", title=short(document.title) or short(title)),
        "reviewed": date,
        "review_every": 12,
        "owner": owner,
    }
    return f"---\n{yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=1000)}---\n\n"
