"""An independent reader of a handbook's sources: YAML and front matter, without the package.

Tests take from here what they expect of a build, so that nothing of the text is repeated in them.
"""

from __future__ import annotations

import copy
import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

LOCALES = ("th", "en")


def path_of(key: str, locale: str) -> str:
    """The file of a page below the site."""
    folder = "" if key == "index" else key.removesuffix("/index") + "/"
    return ("en/" if locale == "en" else "") + folder + "index.html"


def split_page(text: str) -> tuple[dict[str, Any], str]:
    """Front matter and body of a page."""
    _, header, body = text.split("---\n", 2)
    return parsed(header), body.lstrip("\n")


def parsed(text: str) -> Any:
    """What a YAML text says, in a copy of the caller's own: some tests ask for the same files thousands of times."""
    return copy.deepcopy(_parsed(text))


@cache
def _parsed(text: str) -> Any:
    return yaml.safe_load(text)


@dataclass(frozen=True)
class Handbook:
    """mkdocs.yml and docs/ below `root`. A key is a page's path without suffixes, such as `forms/index`."""

    root: Path

    @cached_property
    def settings(self) -> dict[str, Any]:
        """mkdocs.yml."""
        settings: dict[str, Any] = parsed((self.root / "mkdocs.yml").read_text(encoding="utf-8"))
        return settings

    @cached_property
    def facts(self) -> dict[str, Any]:
        """`extra: handbook:`, such as title, edition, contact."""
        facts: dict[str, Any] = self.settings["extra"]["handbook"]
        return facts

    @property
    def site_url(self) -> str:
        """The address of the home page, with a trailing slash."""
        return str(self.settings["site_url"])

    @property
    def base(self) -> str:
        """The path of this address, at which a host serves the site: its page for what is missing leads there."""
        return urlsplit(self.site_url).path

    @cached_property
    def pages(self) -> tuple[str, ...]:
        """Every page, in the order of the nav."""
        return tuple(path.removesuffix(".md") for path in _leaves(self.settings["nav"]))

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """The names of the forms, in the order of the nav: their pages are `forms/NAME`, and not in the book."""
        return tuple(key.removeprefix("forms/") for key in self.pages if self._spec(key).exists())

    @cached_property
    def chapters(self) -> tuple[str, ...]:
        """The pages of the book, for readers and no forms: the home page, numbered chapters, annexes."""
        return tuple(key for key in self.pages if not self._spec(key).exists() and key not in self.guides)

    @cached_property
    def guides(self) -> tuple[str, ...]:
        """The pages for those who keep the handbook."""
        return tuple(key for key in self.pages if self.meta(key, "th").get("audience") == "editors")

    def _spec(self, key: str) -> Path:
        return self.root / "docs" / f"{key}.form.yml"

    def source(self, key: str, locale: str) -> Path:
        """The Markdown file of a page."""
        return self.root / "docs" / (f"{key}.md" if locale == "th" else f"{key}.{locale}.md")

    def meta(self, key: str, locale: str) -> dict[str, Any]:
        """A page's front matter."""
        return split_page(self.source(key, locale).read_text(encoding="utf-8"))[0]

    def changed(self, key: str, locale: str) -> str | None:
        """The day in Thailand on which git has the last change of a page or its form's blanks; None outside git."""
        own = [str(file) for file in (self.source(key, locale), self._spec(key)) if file.exists()]
        wanted = ("log", "-1", "--date=format-local:%Y-%m-%d", "--format=%cd", "--", *own)
        command = ["git", "-c", "safe.directory=*", "-C", str(self.root), *wanted]
        done = subprocess.run(command, env={**os.environ, "TZ": "ICT-7"}, capture_output=True, text=True, check=False)
        return done.stdout.strip() or None

    def form(self, name: str) -> dict[str, Any]:
        """A form's file: code, version, date, step, fields."""
        form: dict[str, Any] = parsed(self._spec(f"forms/{name}").read_text(encoding="utf-8"))
        return form

    def data(self, name: str) -> dict[str, Any]:
        """A file of docs/data/; empty if this handbook does not have it."""
        file = self.root / "docs" / "data" / f"{name}.yml"
        return (parsed(file.read_text(encoding="utf-8")) or {}) if file.exists() else {}

    def address(self, key: str, locale: str) -> str:
        """A page's address on the web."""
        return self.site_url + path_of(key, locale).removesuffix("index.html")

    def paths(self) -> Iterator[tuple[str, str, str]]:
        """Every page of the site: its path below the site, key and language."""
        for locale in LOCALES:
            yield from ((path_of(key, locale), key, locale) for key in self.pages)


def _leaves(nav: Any) -> Iterator[str]:
    if isinstance(nav, str):
        yield nav
    else:
        for entry in nav.values() if isinstance(nav, dict) else nav:
            yield from _leaves(entry)
