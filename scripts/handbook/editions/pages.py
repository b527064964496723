"""Two versions of a page, a drawing or a template -> what is more than a correction, as problems at the later one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from handbook.authored.located_yaml import LocatedYaml, read_yaml
from handbook.corpus.front_matter import split_front_matter
from handbook.editions.parts import Part, Section, sections_of
from handbook.editions.values import Rules, changed_values, rules_for
from handbook.editions.wording import Change, change_of, shortened, words_of
from handbook.messages import Both, both
from handbook.problems import Problem

_CODES = {
    "number": "HB710",
    "guarded": "HB711",
    "mark": "HB712",
    "sourced": "HB713",
    "clause": "HB714",
    "value": "HB716",
    "length": "HB716",
}
PARTS = "HB715"


def changed_page(path: str, before: str, after: str) -> Iterator[Problem]:
    """What a correction may not change of a page, from its text before and after: front matter, then by section."""
    was, body_before, first_before = split_front_matter(before)
    now, body, first = split_front_matter(after)
    earlier, later = (read_yaml(text or "{}", path, first_line=2) for text in (was, now))
    yield from changed_yaml(earlier, later, rules_for("front matter"))
    yield from _changed_sections(path, sections_of(body_before, first_before), sections_of(body, first))


def changed_yaml(before: LocatedYaml, after: LocatedYaml, rules: Rules) -> Iterator[Problem]:
    """What a correction may not change of a document of YAML."""
    for found in changed_values(before, after, rules):
        line, column = after.place(found.key)
        yield change_problem(after.path, line, column, found.change, ".".join(map(str, found.key)))


def change_problem(path: str, line: int, column: int, change: Change, key: str = "") -> Problem:
    """The problem that tells of a change; `key` names a value."""
    details = {"before": change.before, "after": change.after, "key": key}
    return Problem(path, line, column, _CODES[change.kind], details)


def parts_problem(path: str, line: int, said: Both) -> Problem:
    """The problem that tells of parts that were added, taken away or moved."""
    return Problem(path, line, 1, PARTS, said)


def _changed_sections(path: str, before: list[Section], after: list[Section]) -> Iterator[Problem]:
    earlier = {section.id: section for section in before}
    later = {section.id: section for section in after}
    for section in after:
        if section.id not in earlier:
            yield parts_problem(path, section.line, both("edition.section.new", id=section.id))
    line = after[0].line
    for section in before:
        if section.id in later:
            line = later[section.id].line
        else:
            yield parts_problem(path, line, both("edition.section.gone", id=section.id))
    order = [section.id for section in before if section.id in later]
    if order != [section.id for section in after if section.id in earlier]:
        places = {id: number for number, id in enumerate(order)}
        kept = [section for section in after if section.id in earlier]
        moved = next((b for a, b in pairwise(kept) if places[a.id] > places[b.id]), kept[0])
        yield parts_problem(path, moved.line, both("edition.section.moved", id=moved.id))
    for section in after:
        if section.id in earlier:
            yield from _changed_parts(path, earlier[section.id], section)


def _changed_parts(path: str, before: Section, after: Section) -> Iterator[Problem]:
    kinds = [[part.kind for part in section.parts] for section in (before, after)]
    if kinds[0] != kinds[1]:
        yield _other_parts(path, before, after)
        return
    for was, now in zip(before.parts, after.parts, strict=True):
        change = change_of(was.words, now.words, is_free=was.is_free and now.is_free)
        if change is not None:
            yield change_problem(path, now.line, 1, change)
        if not was.ids <= now.ids:
            gone = ", ".join(sorted(was.ids - now.ids))
            yield parts_problem(path, now.line, both("edition.id.gone", id=gone))


def _other_parts(path: str, before: Section, after: Section) -> Problem:
    """The problem at the first text that a section has more, or else at the first that is not as it was."""
    said = {_alike(part) for part in before.parts}
    new = next((part for part in after.parts if part.words and _alike(part) not in said), None)
    if new is not None:
        return parts_problem(path, new.line, both("edition.part.new", words=shortened(words_of(new.words))))
    kept = {_alike(part) for part in after.parts}
    gone = next((part for part in before.parts if part.words and _alike(part) not in kept), None)
    if gone is not None:
        return parts_problem(path, after.line, both("edition.part.gone", words=shortened(words_of(gone.words))))
    pairs = zip(before.parts, after.parts, strict=False)
    line = next((now.line for was, now in pairs if was.kind != now.kind), after.line)
    return parts_problem(path, line, both("edition.part.moved", id=after.id or "–"))


def _alike(part: Part) -> str:
    return "".join(words_of(part.words).split())
