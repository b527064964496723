"""What was found -> pages for people: where each section belongs, what may answer a question, what was not kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from handbook.corpus.locales import DEFAULT_LOCALE
from handbook.html.tree import add, make, read_article, write_html
from handbook.markup.builder import Builder
from handbook.messages import text_in
from handbook.taken_in.chapters import TakenSection
from handbook.taken_in.escape import printed
from handbook.taken_in.model import Document, Lost
from handbook.taken_in.places import short
from handbook.taken_in.placing import NEAR, Answer, Match, Ours, Placing
from handbook.taken_in.proof import Proof

PAGES = "pages"
_MOST_TOLD = 40
_LONGEST = 300
_STYLE = (
    "body{font:1rem/1.6 Sarabun,'TH Sarabun New',sans-serif;max-width:80rem;margin:1rem auto;padding:0 1rem}"
    "table{border-collapse:collapse}th,td{border:1px solid #999;padding:.3rem .6rem;vertical-align:top;text-align:left}"
)


@dataclass(frozen=True)
class Found:
    """All that there is to tell of one document."""

    file: str
    document: Document
    placing: Placing
    proof: Proof
    lost: tuple[Lost, ...]


def placing_page(found: Found, language: str) -> str:
    """`placing.md`: every section beside ours, ours that are alone, and the questions."""
    lines = [f"# {_say(language, 'title', file=found.file)}", "", *_summary(found, language), ""]
    lines += [f"## {_say(language, 'how')}", "", _say(language, "how.text"), ""]
    lines += [f"{number}.  {_say(language, f'how.{number}')}" for number in range(1, 6)]
    lines += ["", f"## {_say(language, 'beside')}", "", _say(language, "beside.text", near=f"{NEAR:.2f}"), ""]
    columns = ("theirs", "ours", "score", "common", "others", "form")
    lines += [_row(_say(language, f"column.{name}") for name in columns), _row("---" for _ in columns)]
    none = _say(language, "none")
    for placed in found.placing.placed:
        first = placed.matches[0] if placed.matches else None
        lines.append(
            _row(
                [
                    _theirs(placed.section),
                    _ours(first) if first else none,
                    f"{first.score:.2f}" if first else "",
                    " · ".join(map(printed, first.common)) if first else "",
                    " · ".join(f"{_ours(match)} {match.score:.2f}" for match in placed.matches[1:]),
                    f"{_ours(placed.form)} {placed.form.score:.2f}" if placed.form else "",
                ]
            )
        )
    lines += ["", f"## {_say(language, 'alone')}", "", _say(language, "alone.text"), ""]
    lines += _alone(found.placing.alone)
    lines += ["", f"## {_say(language, 'questions')}", "", _say(language, "questions.text"), ""]
    for question, answers in found.placing.answers:
        lines += [f"### {printed(question.ask[language if language in question.ask else DEFAULT_LOCALE])}", ""]
        lines += [f"{_code(question.id)}", ""]
        lines += [f"{number}. {_answer(answer)}" for number, answer in enumerate(answers, 1)] or [none]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _alone(alone: Iterable[Ours]) -> Iterator[str]:
    """A line for each page, with its sections that are alone."""
    for path, group in groupby(alone, key=lambda each: each.path):
        sections = list(group)
        named = " · ".join(f"{printed(each.title)} ({_code(f'#{each.id}')})" for each in sections)
        yield f"- **{printed(sections[0].page_title)}** ({_code(path)}): {named}"


def losses_page(found: Found, language: str) -> str:
    """`not-kept.md`: the letters that the pages lack, and all that is not as it was, with its place."""
    lines = [f"# {_say(language, 'lost-title', file=found.file)}", "", *_summary(found, language), ""]
    if found.proof.lost:
        lines += [f"## {_say(language, 'letters')}", ""]
        lines += [f"- {_quoted(piece.text)} ({printed(piece.place)})" for piece in found.proof.lost[:_MOST_TOLD]]
        lines.append("")
    by_kind: dict[str, list[Lost]] = {}
    for lost in found.lost:
        by_kind.setdefault(lost.kind, []).append(lost)
    for kind, items in by_kind.items():
        lines += [f"## {text_in(language, f'taken.lost.{kind}')}", ""]
        told = dict.fromkeys(_told(item) for item in items)
        lines += [f"- {text}" for text in list(told)[:_MOST_TOLD] if text]
        if len(told) > _MOST_TOLD:
            lines.append(f"- … {_say(language, 'more', count=str(len(told) - _MOST_TOLD))}")
        lines.append("")
    if not by_kind and not found.proof.lost:
        lines += [_say(language, "all-kept"), ""]
    return "\n".join(lines).rstrip() + "\n"


def as_html(pages: Iterable[str], builder: Builder, language: str) -> str:
    """These pages as one file that a browser opens by a double click."""
    page = make("html", lang=language)
    head, body = add(page, "head"), add(page, "body")
    add(head, "meta", charset="utf-8")
    add(head, "title", _say(language, "page-title"))
    add(head, "style", _STYLE)
    for text in pages:
        builder.reset()
        body.append(read_article(builder.convert(text)))
    return write_html(page)


def _summary(found: Found, language: str) -> Iterator[str]:
    yield _say(
        language,
        "summary",
        kind=found.document.kind,
        sections=str(len(found.placing.placed)),
        placed=str(sum(bool(each.matches) for each in found.placing.placed)),
        letters=f"{found.proof.letters:,}",
        lost=f"{found.proof.lost_letters:,}",
    )


def _say(language: str, key: str, **parts: str) -> str:
    return text_in(language, f"taken.report.{key}", **{name: printed(part) for name, part in parts.items()})


def _told(lost: Lost) -> str:
    what = lost.what if lost.what.isdecimal() else _quoted(lost.what) if lost.what else ""
    return f"{what} ({printed(lost.place)})" if what and lost.place else what or printed(lost.place)


def _answer(answer: Answer) -> str:
    return f"{_quoted(answer.text)} ({_theirs(answer.section)}, {answer.score:.2f})"


def _quoted(text: str) -> str:
    words = " ".join(text.split())
    return f"“{printed(words if len(words) <= _LONGEST else words[:_LONGEST] + '…')}”"


def _theirs(section: TakenSection) -> str:
    return f"{printed(short(section.title))} ({_code(f'{PAGES}/{section.page}.md#{section.id}')})"


def _ours(match: Match) -> str:
    return f"{printed(match.ours.title)} ({_code(f'{match.ours.path}#{match.ours.id}')})"


def _code(text: str) -> str:
    return f"`{text.replace('`', '')}`"


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
