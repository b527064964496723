"""What authors and people at the terminal are told (messages.yml); the words of readers are thai/words.yml.

Every text has a key of its own, a problem's three texts its code; what stands in braces is filled in.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

LANGUAGES = ("th", "en")
Both = dict[str, str]
"""One text by language; the details `th` and `en` of a problem."""


@cache
def _messages() -> dict[str, dict[str, Any]]:
    text = Path(__file__).with_name("messages.yml").read_text(encoding="utf-8")
    loaded: dict[str, dict[str, Any]] = yaml.load(text, Loader=yaml.CSafeLoader)
    return loaded


@cache
def catalogue() -> dict[str, dict[str, Any]]:
    """The problems: code -> name, severity and the texts in both languages."""
    return {code: texts for code, texts in _messages().items() if code != "texts"}


def all_texts() -> dict[str, Both]:
    """All other texts by their keys."""
    return _messages()["texts"]


def both(key: str, **parts: str | int | Mapping[str, str]) -> Both:
    """A text in both languages; a part may have a form in each. Raises KeyError on a text that does not exist."""
    texts = all_texts()[key]
    return {language: texts[language].format_map(_parts_in(language, parts)) for language in LANGUAGES}


def _parts_in(language: str, parts: Mapping[str, str | int | Mapping[str, str]]) -> dict[str, str | int]:
    return {name: part[language] if isinstance(part, Mapping) else part for name, part in parts.items()}


def text_in(language: str, key: str, **parts: str | int) -> str:
    """A text in one language."""
    return both(key, **parts)[language]


def counted(language: str, key: str, count: int) -> str:
    """So many things: the text `KEY.one` has the words for a single one."""
    return text_in(language, f"{key}.one" if count == 1 else key, count=count)


def on_one_line(key: str, **parts: str | int) -> str:
    """Thai · English, for who may read either."""
    return " · ".join(both(key, **parts).values())
