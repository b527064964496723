"""Texts for authors and for people at the terminal (messages.yml); texts for readers are in thai/words.yml.

Each text has a key; the three texts of a problem have its code. Placeholders in braces are filled in.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from handbook.own_yaml import read_own_yaml

LANGUAGES = ("th", "en")
Both = dict[str, str]
"""Language -> text; also the details `th` and `en` of a problem."""


@cache
def _messages() -> dict[str, dict[str, Any]]:
    loaded: dict[str, dict[str, Any]] = read_own_yaml(Path(__file__).with_name("messages.yml"))
    return loaded


@cache
def catalogue() -> dict[str, dict[str, Any]]:
    """The problems: code -> name, severity and the texts in both languages."""
    return {code: texts for code, texts in _messages().items() if code != "texts"}


def all_texts() -> dict[str, Both]:
    """Key -> text in both languages, of all texts that are not problems."""
    return _messages()["texts"]


def both(key: str, **parts: str | int | Mapping[str, str]) -> Both:
    """A text in both languages; a value to fill in may differ by language. Raises KeyError for an unknown key."""
    texts = all_texts()[key]
    return {language: texts[language].format_map(_parts_in(language, parts)) for language in LANGUAGES}


def _parts_in(language: str, parts: Mapping[str, str | int | Mapping[str, str]]) -> dict[str, str | int]:
    return {name: part[language] if isinstance(part, Mapping) else part for name, part in parts.items()}


def text_in(language: str, key: str, **parts: str | int) -> str:
    """A text in one language."""
    return both(key, **parts)[language]


def counted(language: str, key: str, count: int) -> str:
    """A text with a count; `KEY.one` is the text for exactly one."""
    return text_in(language, f"{key}.one" if count == 1 else key, count=count)


def on_one_line(key: str, **parts: str | int) -> str:
    """Thai · English on one line, when we do not know which the person reads."""
    return " · ".join(both(key, **parts).values())
