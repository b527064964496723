"""A finding about the content, as data; and its renderings for people and programs. Those for a forge: reports/.

error:   must not be published; the build stops.
warning: may be published, but a person must look.
notice:  advice.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from handbook.messages import LANGUAGES, Both, catalogue, counted, text_in

MOST_EQUAL = 5
"""Equal problems of one file that are told one by one; more are told as one, with their places."""
SEVERITIES = ("error", "warning", "notice")
_MOST_LINES = 30
# Control signs, line ends of Unicode, signs of direction, and halves of characters (names that are not UTF-8).
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True)
class Edit:
    """A certain mend at a problem's place: the text that begins there, on one line, and what is to stand there."""

    old: str
    new: str


@dataclass(frozen=True, order=True)
class Problem:
    """One fault at one place.

    `path` is relative to the repository; `line` and `column` count from 1; `code` is a key of messages.yml;
    `details` fills the placeholders of its texts; `edit` is what `check --fix` does about it, if that is certain.
    """

    path: str
    line: int
    column: int
    code: str
    details: Mapping[str, str] = field(default_factory=dict, compare=False)
    edit: Edit | None = field(default=None, compare=False)
    others: tuple[tuple[int, int], ...] = field(default=(), compare=False)
    """Line and column of the further places, where one problem stands for many that are equal."""

    @property
    def name(self) -> str:
        """The fault's public name, such as `broken-anchor`."""
        return str(catalogue()[self.code]["name"])

    @property
    def severity(self) -> str:
        """One of SEVERITIES."""
        return str(catalogue()[self.code]["severity"])

    def text(self, part: str, language: str) -> str:
        """The text `what`, `why` or `mend` in `th` or `en`, with the details filled in."""
        details = {name: visible(str(detail)) for name, detail in self.details.items()}
        return str(catalogue()[self.code][language][part]).format_map(details).strip()

    def explain(self, language: str) -> str:
        """Three lines for a person: place and fault, why it matters, how to correct it."""
        head = f"{visible(self.path)}:{self.line}:{self.column}: {self.severity} {self.code} {self.name}"
        return (
            f"{head}: {self.text('what', language)}\n"
            f"    {text_in(language, 'report.why')}: {self.text('why', language)}\n"
            f"    {text_in(language, 'report.mend')}: {self.text('mend', language)}"
            + (f"\n    {self.elsewhere(language)}" if self.others else "")
        )

    def elsewhere(self, language: str) -> str:
        """How often the same stands in the file besides, and on which lines."""
        lines = list(dict.fromkeys(line for line, _ in self.others))
        shown = ", ".join(map(str, lines[:_MOST_LINES])) + (", …" if len(lines) > _MOST_LINES else "")
        return text_in(language, "report.others", count=len(self.others), lines=shown)

    def annotate(self) -> str:
        """One GitHub workflow command, in both languages: readers of a pull request may know only one."""
        text = "\n".join(
            f"{self.text('what', language)}\n{text_in(language, 'report.mend')}: {self.text('mend', language)}"
            + (f"\n{self.elsewhere(language)}" if self.others else "")
            for language in LANGUAGES
        )
        place = {"file": visible(self.path), "line": str(self.line), "col": str(self.column)}
        return annotation(self.severity, {**place, "title": f"{self.code} {self.name}"}, text)

    def as_object(self, language: str) -> dict[str, Any]:
        """The JSON object that scripts/README.md promises to other tools."""
        return {
            "path": visible(self.path),
            "line": self.line,
            "column": self.column,
            "severity": self.severity,
            "code": self.code,
            "name": self.name,
            "message": self.text("what", language),
            "why": self.text("why", language),
            "mend": self.text("mend", language),
            "others": [{"line": line, "column": column} for line, column in self.others],
        }


def guards_safety(code: str) -> bool:
    """Tell whether no author can allow what this code tells of."""
    return bool(catalogue().get(code, {}).get("safety"))


def with_mend(what: Both, mend: Both) -> dict[str, str]:
    """Details of a code whose texts are `{th}` and `{mend_th}`: what is wrong, and how to correct it."""
    return {**what, **{f"mend_{language}": text for language, text in mend.items()}}


def visible(text: str, keep: str = "") -> str:
    """The text with a backslash and a code for each sign that would end a line or change how the line is shown.

    A file's name may hold any: with a line feed in it, the rest of the name would be a line of its own in a report.
    What a terminal or another program would obey is so shown as well. Signs to `keep` stay as they are.
    """
    return _UNSEEN.sub(
        lambda found: found[0] if found[0] in keep else found[0].encode("unicode_escape").decode("ascii"), text
    )


def annotation(severity: str, properties: Mapping[str, str], text: str) -> str:
    """One of GitHub's workflow commands, escaped as actions/toolkit does (packages/core/src/command.ts)."""
    inner = ",".join(
        f"{name}={_escape(value).replace(':', '%3A').replace(',', '%2C')}" for name, value in properties.items()
    )
    return f"::{severity}{inner and f' {inner}'}::{_escape(text)}"


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


class ProblemsError(Exception):
    """Raised when the work cannot go on because of these problems."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__(f"{len(self.problems)} problems")


def has_errors(problems: Iterable[Problem]) -> bool:
    """Tell whether any of these is an error, which must not be published."""
    return any(problem.severity == "error" for problem in problems)


def gathered(problems: Iterable[Problem]) -> list[Problem]:
    """The problems in order; more than MOST_EQUAL of one file with equal code and details are the first of them."""
    equal: dict[tuple[str, str, str], list[Problem]] = {}
    for problem in sorted(problems):
        details = json.dumps(dict(problem.details), sort_keys=True, ensure_ascii=False, default=str)
        equal.setdefault((problem.path, problem.code, details), []).append(problem)
    found: list[Problem] = []
    for first, *rest in equal.values():
        if len(rest) < MOST_EQUAL:
            found += [first, *rest]
        else:
            found.append(replace(first, others=tuple((other.line, other.column) for other in rest)))
    return sorted(found)


def report(problems: Iterable[Problem], language: str = "th", style: str = "text") -> str:
    """All problems, sorted and counted, as `text` or `json`; many equal ones are one (`gathered`)."""
    found = gathered(problems)
    if style == "json":
        return json.dumps([problem.as_object(language) for problem in found], ensure_ascii=False, indent=2)
    end = [count(found, language), *([text_in(language, "report.codes")] if found else [])]
    return "\n".join([*(problem.explain(language) for problem in found), *end])


def count(problems: Iterable[Problem], language: str) -> str:
    """The last line of a report: how many of each severity."""
    numbers = Counter(problem.severity for problem in problems)
    if not numbers:
        return text_in(language, "report.clean")
    counts = (
        counted(language, f"report.{severity}", numbers[severity]) for severity in SEVERITIES if numbers[severity]
    )
    return text_in(language, "report.found", counts=" ".join(counts))
