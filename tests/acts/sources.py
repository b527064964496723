"""docs/ and mkdocs.yml of a copy, as whoever edits them sees them; nothing here is the package's."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import yaml

from acts.yaml_text import Path as Place
from acts.yaml_text import add_item, remove_item

LANGUAGES = ("", ".en")
NAMED = ("index", "circular", "confirm", "laws", "sources", "glossary", "forms/index")
"""Pages that templates, marks or listings lead to by their names: they stay where they are."""


@dataclass(frozen=True)
class Link:
    """A link of a page: where it stands in the text, its words and its target."""

    start: int
    end: int
    words: str
    target: str


class Sources:
    """The sources of one copy. Remembers the pages written to, and which pages an act has taken for itself."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.docs = root / "docs"
        self.written: set[str] = set()
        self.taken: set[str] = set(NAMED)

    def read(self, path: str) -> str:
        """A file's text; paths are below the project."""
        return (self.root / path).read_text(encoding="utf-8")

    def write(self, path: str, text: str) -> None:
        """Write a file."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8")
            self.written.add(path)

    def edit(self, path: str, change: Callable[..., str], *arguments: Any) -> None:
        """Change a file by a function of its text."""
        self.write(path, change(self.read(path), *arguments))

    def data(self, path: str) -> Any:
        """A YAML file's value."""
        return yaml.safe_load(self.read(path))

    def meta(self, key: str, language: str = "") -> dict[str, Any]:
        """A page's front matter."""
        found: dict[str, Any] = yaml.safe_load(_parts(self.read(page_file(key, language)))[0])
        return found

    def edit_meta(self, key: str, language: str, change: Callable[..., str], *arguments: Any) -> None:
        """Change a page's front matter by a function of its text."""
        header, body = _parts(self.read(page_file(key, language)))
        self.write(page_file(key, language), f"---\n{change(header, *arguments)}---\n{body}")

    def nav(self) -> list[tuple[Place, str]]:
        """Each page of the nav: its place in mkdocs.yml, its key."""
        return list(_nav(self.data("mkdocs.yml")["nav"], ("nav",)))

    def page_keys(self) -> list[str]:
        """The keys of all pages in the order of the nav."""
        return [key for _, key in self.nav()]

    def forms(self) -> list[str]:
        """The forms' pages."""
        return [key for key in self.page_keys() if (self.docs / f"{key}.form.yml").exists()]

    def pages(self) -> list[str]:
        """The pages that are no forms and may be changed as a whole."""
        forms = self.forms()
        return [key for key in self.page_keys() if key not in forms and key not in self.taken]

    def take(self, rng: Random, keys: list[str]) -> str:
        """Choose a page and keep it from the acts that follow."""
        key = rng.choice([key for key in keys if key not in self.taken])
        self.taken.add(key)
        return key

    def add_page(self, key: str, thai: str, english: str, after: str) -> None:
        """A pair of pages, and its entry in the nav after another's."""
        self.write(page_file(key), thai)
        self.write(page_file(key, ".en"), english)
        place = next(place for place, other in self.nav() if other == after)
        *outer, number = place
        self.edit("mkdocs.yml", add_item, tuple(outer), f"{key}.md", int(number) + 1)
        self.taken.add(key)

    def remove_page(self, key: str) -> None:
        """Take a pair of pages away, and its entry in the nav."""
        place = next(place for place, other in self.nav() if other == key)
        self.edit("mkdocs.yml", remove_item, place)
        for language in LANGUAGES:
            (self.root / page_file(key, language)).unlink()
            self.written.discard(page_file(key, language))

    def each_page(self) -> Iterator[tuple[str, str]]:
        """Key and language of every page of docs/."""
        for file in sorted(self.docs.rglob("*.md")):
            name = file.relative_to(self.docs).as_posix().removesuffix(".md")
            yield (name.removesuffix(".en"), ".en") if name.endswith(".en") else (name, "")

    def change_links(self, change: Callable[[str, Link], str | None]) -> None:
        """Write other Markdown for links: `change` is given the link with its target's path below docs/."""
        for key, language in self.each_page():
            path = page_file(key, language)
            text = self.read(path)
            for link in reversed(list(links(text))):
                written = change(key, link)
                if written is not None:
                    text = text[: link.start] + written + text[link.end :]
            self.write(path, text)


def page_file(key: str, language: str = "") -> str:
    """A page's file below the project."""
    return f"docs/{key}{language}.md"


def target_of(key: str, link: Link) -> tuple[str, str]:
    """The page (its key) and the id to which a link of the page `key` leads; no page if it leads to none."""
    path, _, id = link.target.partition("#")
    if ":" in path or not (path.endswith(".md") or not path):
        return "", id
    return (posixpath.normpath(posixpath.join(posixpath.dirname(key), path)).removesuffix(".md") if path else key), id


def address(key: str, target: str) -> str:
    """How the page `key` writes the way to another page."""
    return posixpath.relpath(f"{target}.md", posixpath.dirname(key) or ".")


def links(text: str) -> Iterator[Link]:
    """The links of a text, in order; their words may hold brackets in pairs."""
    middle = text.find("](")
    while middle >= 0:
        end = text.index(")", middle)
        start, depth = middle, 1
        while depth:
            start -= 1
            depth += {"]": 1, "[": -1}.get(text[start], 0)
        yield Link(start, end + 1, text[start + 1 : middle], text[middle + 2 : end])
        middle = text.find("](", end)


def before_last_heading(text: str, paragraph: str) -> str:
    """The text with a paragraph at the end of the section before the last; at its own end if it has no sections."""
    place = text.rfind("\n## ")
    return f"{text.rstrip()}\n\n{paragraph}\n" if place < 0 else f"{text[:place]}\n{paragraph}\n{text[place:]}"


def _parts(text: str) -> tuple[str, str]:
    """Front matter and body."""
    _, header, body = text.split("---\n", 2)
    return header, body


def _nav(value: Any, place: Place) -> Iterator[tuple[Place, str]]:
    if isinstance(value, str):
        yield place, value.removesuffix(".md")
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _nav(item, (*place, number))
    else:
        for title, inner in value.items():
            yield from _nav(inner, (*place, title))
