"""A copy of the handbook's sources, on which tests do what a guide of docs/maintain/ says, with its own examples."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from checks.case_folders import find_problems
from handbook.problems import Problem
from handbooks import ROOT, run_handbook

GUIDES = ROOT / "docs" / "maintain"
_FENCED = re.compile(r"^(?P<indent> *)```\w+\n(?P<text>.*?)^(?P=indent)```$", re.MULTILINE | re.DOTALL)
_STAMP = re.compile(r'docs/translations/(?P<file>[a-z0-9-]+\.yml).*?(?P<line>[a-z0-9/-]+#[a-z0-9.-]+: "[0-9a-f]{12}")')
_WORDS_TO_USE = re.compile(r"\[[^\]]+\]\(source:[a-z0-9-]+\)$")


def text_of(guide: str, locale: str = "th") -> str:
    """The Markdown of a guide."""
    return (GUIDES / f"{guide}{'' if locale == 'th' else f'.{locale}'}.md").read_text(encoding="utf-8")


def examples(guide: str, locale: str = "th") -> list[str]:
    """The blocks to copy, in order, as a reader copies them: without what the list around them is indented by."""
    return [
        re.sub(rf"^ {{{len(found['indent'])}}}", "", found["text"], flags=re.MULTILINE)
        for found in _FENCED.finditer(text_of(guide, locale))
    ]


@dataclass(frozen=True)
class Copy:
    """docs/, overrides/ and mkdocs.yml in a folder of their own."""

    root: Path

    def read(self, path: str) -> str:
        """The text of a file."""
        return (self.root / path).read_text(encoding="utf-8")

    def write(self, path: str, text: str) -> None:
        """Begin a file, or write it anew."""
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, encoding="utf-8")

    def append(self, path: str, text: str) -> None:
        """Put a text at the end of a file."""
        self.write(path, f"{self.read(path).rstrip()}\n{text}")

    def replace(self, path: str, old: str, new: str) -> None:
        """Replace the first of a text that is there."""
        assert old in self.read(path), f"{path} does not say {old}"
        self.write(path, self.read(path).replace(old, new, 1))

    def told(self) -> list[Problem]:
        """What the checks say."""
        return find_problems(self.root)

    def record(self, told: Sequence[Problem]) -> str:
        """Write the lines of all HB310 into one file, named by the first, and HB311 of a page into its own.

        Returns the text of the first.
        """
        stamps = [_STAMP.search(problem.text("mend", "th")) for problem in told if problem.code == "HB310"]
        found = [stamp for stamp in stamps if stamp]
        assert found
        text = "".join(f"{stamp['line']}\n" for stamp in found)
        self.write(f"docs/translations/{found[0]['file']}", text)
        for problem in told:
            if problem.code == "HB311":
                self.write(str(problem.details["file"]), f"{problem.details['line']}\n")
        return text

    def follow_answers(self, told: Iterable[Problem]) -> int:
        """Put the words that HB112 tells in place of each mark; how many there were."""
        marks = [problem for problem in told if problem.code == "HB112"]
        for mark in sorted(marks, reverse=True):  # from the end, so that places stay
            lines = self.read(mark.path).split("\n")
            line, at = lines[mark.line - 1], mark.column - 1
            words = _WORDS_TO_USE.search(mark.text("mend", "th"))
            assert words, mark
            lines[mark.line - 1] = line[:at] + re.sub(r"^\[[^\]]*\]\(confirm:[a-z0-9-]+\)", words[0], line[at:])
            self.write(mark.path, "\n".join(lines))
        return len(marks)

    def run(self, *arguments: str) -> str:
        """What a command prints; it must succeed."""
        done = run_handbook(*arguments, root=self.root)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


def copy_sources(root: Path) -> Copy:
    """Copy what the checks read."""
    for name in ("docs", "overrides"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copyfile(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    return Copy(root)
