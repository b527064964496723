"""A document taken in beside the fixture handbook, without the disk; and what its pages look like to both readings."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from handbook.authored.settings import Settings, load_settings
from handbook.corpus.front_matter import split_front_matter
from handbook.markup.author import author_parser
from handbook.markup.builder import builder
from handbook.readings.page import Finding, read_twice
from handbook.taken_in.report import Found
from handbook.taken_in.take_in import taken_files

MINIMAL = Path(__file__).parents[1] / "fixtures" / "minimal"


@cache
def settings() -> Settings:
    """The settings of the smallest handbook."""
    return load_settings(MINIMAL)


def take(data: bytes, name: str = "official.docx", language: str = "th") -> tuple[Found, dict[str, bytes]]:
    """What was found, and the files by path."""
    return taken_files(settings(), name, data, language)


def page_of(data: bytes, name: str = "official-01") -> str:
    """One page's text below its front matter."""
    return split_front_matter(take(data)[1][f"pages/{name}.md"].decode())[1].strip()


def pages_of(files: dict[str, bytes]) -> dict[str, str]:
    """The pages' texts by name."""
    return {path: data.decode() for path, data in files.items() if path.startswith("pages/") and path.endswith(".md")}


def findings(text: str) -> list[Finding]:
    """What `check` tells of a page because it is built otherwise than it is written."""
    return read_twice(split_front_matter(text)[1], author_parser(), builder(settings().markdown_extensions))
