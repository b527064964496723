"""What the engine finds of the theme: all that it would publish, its icons by their names alone, templates compiled."""

from __future__ import annotations

import jinja2
import pytest
from mkdocs.theme import Theme

from handbook.site.engine_memory import EngineMemory
from handbook.site.engine_templates import prepare_templates

ICON = ".icons/material/account.svg"


def test_nothing_is_missing_but_what_is_hidden() -> None:
    theme, memory = Theme("material"), EngineMemory()
    every = theme.get_env().list_templates()
    assert ICON in every
    prepare_templates(theme, memory)
    env = theme.get_env()
    assert env.list_templates() == [path for path in every if not any(part[:1] == "." for part in path.split("/"))]
    assert "<svg" in env.get_template(ICON).render()


def test_what_was_compiled_once_is_not_compiled_again(monkeypatch: pytest.MonkeyPatch) -> None:
    theme = Theme("material")
    prepare_templates(theme, EngineMemory())
    theme.get_env().get_template("partials/language.html")
    monkeypatch.setattr(jinja2.Environment, "compile", None)
    theme.get_env().get_template("partials/language.html")
