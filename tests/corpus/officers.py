"""What officers do to translated pages, in a real repository of git: edits, stamps of both kinds, merges, renames.

A repository holds the data and a few pages of the fixture or of the real handbook, so that a trial takes moments.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from random import Random
from typing import Any

from handbook.__main__ import main
from handbook.authored.settings import load_settings
from handbook.corpus.model import Corpus
from handbook.corpus.read import read_corpus
from handbook.corpus.translation_files import stamp_file
from handbook.corpus.translations import ahead, behind, unmarked
from handbooks import FIXTURE, settings_of, write_settings

_WORDS = {"th": "ถ้อยคำที่แก้ไข", "en": "words that changed"}


def git(root: Path, *arguments: str, day: str = "2027-01-05") -> str:
    """Run git at ten in the evening of a day, UTC: the next day in Thailand."""
    when = f"{day}T22:00:00+00:00"
    env = {**os.environ, "GIT_COMMITTER_DATE": when, "GIT_AUTHOR_DATE": when}
    who = ["-c", "user.name=x", "-c", "user.email=x@example.invalid", "-c", "commit.gpgsign=false"]
    done = subprocess.run(["git", *who, *arguments], cwd=root, env=env, check=True, capture_output=True, text=True)
    return done.stdout


def commit(root: Path, day: str = "2027-01-05") -> None:
    """Commit everything."""
    git(root, "add", "-A")
    git(root, "commit", "-q", "--allow-empty", "-m", "x", day=day)


def lay_out(root: Path, *keys: str, docs: Path = FIXTURE / "docs", settings: Mapping[str, Any] | None = None) -> Path:
    """A repository with a handbook's data and these of its pages, all noted; all its pages without keys.

    `settings` are those of its mkdocs.yml, by default the fixture's.
    """
    if not keys:
        shutil.copytree(docs, root / "docs")
    for name in ("data", *(f"{key}{end}" for key in keys for end in (".md", ".en.md"))):
        source, target = docs / name, root / "docs" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, dirs_exist_ok=True)
        else:
            shutil.copyfile(source, target)
    write_settings(root, dict(settings or settings_of(FIXTURE)))
    git(root, "init", "-q", "-b", "main")
    run(root, "translated", "--all")
    commit(root)
    return root


def corpus_of(root: Path) -> Corpus:
    """The sources as they are."""
    return read_corpus(load_settings(root))[0]


def state(root: Path) -> dict[str, list[str]]:
    """What is not as it should be: the names of sections that are behind, ahead, or not noted."""
    corpus = corpus_of(root)
    return {
        "behind": [item.name for item in behind(corpus)],
        "ahead": [f"{page.path}#{section.name}" for page, _, section in ahead(corpus)],
        "unmarked": [f"{page.path}#{section.name if section else ''}" for page, section, _ in unmarked(corpus)],
    }


RIGHT: dict[str, list[str]] = {"behind": [], "ahead": [], "unmarked": []}


def run(root: Path, *arguments: str) -> None:
    """Run a command of the handbook in this process; it has to succeed."""
    said = StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        code = main(["--root", str(root), *arguments])
    assert code == 0, said.getvalue()


@dataclass(frozen=True)
class Place:
    """A line of a section that may be changed, in each language: language -> line."""

    section: str
    lines: dict[str, str]


def places(root: Path, key: str) -> Iterator[Place]:
    """One place in each section of a page that has a plain line of its own in both languages."""
    corpus = corpus_of(root)
    pages = {"th": corpus.pages[f"{key}.md"], "en": corpus.pages[f"{key}.en.md"]}
    for name in pages["th"].sections:
        found = {}
        for language, page in pages.items():
            texts = [text for text in page.texts if text.section == name and not text.is_heading]
            lines = page.body.split("\n")
            plain = (lines[text.line - page.first_line] for text in texts)
            found[language] = next((line for line in plain if _is_plain(line, lines)), "")
        if all(found.values()):
            yield Place(name, found)


def _is_plain(line: str, lines: list[str]) -> bool:
    return not line.startswith(("|", "/", "<", " ")) and "{" not in line and lines.count(line) == 1


def edit(root: Path, key: str, place: Place, *languages: str) -> None:
    """Add words to the line in these languages."""
    for language in languages:
        file = root / "docs" / f"{key}{'' if language == 'th' else '.en'}.md"
        line = place.lines[language]
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace(f"{line}\n", f"{line} {_WORDS[language]}\n", 1), encoding="utf-8")


def stamp(root: Path, key: str, section: str, *, by_command: bool) -> None:
    """Note that the section follows: by the command, or as a browser does, with a new file."""
    if by_command:
        run(root, "translated", f"{root / 'docs' / key}.en.md#{section}")
        return
    thai = corpus_of(root).pages[f"{key}.md"].sections[section].fingerprint
    path, text = stamp_file(key, section, thai)
    (root / "docs" / path).write_text(text, encoding="utf-8")


def merge_of_two(root: Path, key: str, rng: Random) -> tuple[bool, dict[str, list[str]]]:
    """Two officers edit different sections of a page, neighbours in half of the draws, stamp them, and git merges.

    Returns whether it merged without conflict, and what is wrong at the end.
    """
    found = list(places(root, key))
    at = rng.randrange(len(found) - 1)
    pair = [found[at], found[at + 1]] if rng.random() < 0.5 else rng.sample(found, 2)
    for branch, place in zip(("one", "two"), pair, strict=True):
        git(root, "checkout", "-q", "-b", branch, "main")
        edit(root, key, place, "th", "en")
        stamp(root, key, place.section, by_command=rng.random() < 0.6)
        commit(root, "2027-02-01")
    merged = subprocess.run(
        ["git", "-c", "user.name=x", "-c", "user.email=x@example.invalid", "merge", "-q", "--no-edit", "one"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    return merged.returncode == 0, state(root)


def rename(root: Path, key: str, new: str) -> None:
    """Rename a page in both languages, as an officer does who does not know of docs/translations/; and the links."""
    for end in (".md", ".en.md"):
        git(root, "mv", f"docs/{key}{end}", f"docs/{new}{end}")
    for file in (root / "docs").rglob("*.md"):
        text = file.read_text(encoding="utf-8")
        changed = text.replace(f"]({key}.md", f"]({new}.md").replace(f"](../{key}.md", f"](../{new}.md")
        if changed != text:
            file.write_text(changed, encoding="utf-8")


def mend_typo(root: Path, key: str, place: Place) -> None:
    """Mend a slip in Thai that needs no English, and say so."""
    edit(root, key, place, "th")
    run(root, "translated", "--wording-only", f"{root / 'docs' / key}.md#{place.section}")
