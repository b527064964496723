"""What the engine finds of the theme: all that it would publish, its icons by their names alone, templates compiled."""

from __future__ import annotations

from pathlib import Path

import jinja2
import pytest
from mkdocs.theme import Theme

from handbook.cache.store import NO_CACHE, Cache
from handbook.site.engine_templates import prepare_templates
from handbook.site.kept_rendering import KeptTemplates

ICON = ".icons/material/account.svg"


def test_nothing_is_missing_but_what_is_hidden() -> None:
    theme = Theme("material")
    every = theme.get_env().list_templates()
    assert ICON in every
    prepare_templates(theme, KeptTemplates(NO_CACHE))
    env = theme.get_env()
    assert env.list_templates() == [path for path in every if not any(part[:1] == "." for part in path.split("/"))]
    assert "<svg" in env.get_template(ICON).render()


def test_what_was_compiled_once_is_not_compiled_again(monkeypatch: pytest.MonkeyPatch) -> None:
    theme = Theme("material")
    prepare_templates(theme, KeptTemplates(NO_CACHE))
    theme.get_env().get_template("partials/language.html")
    monkeypatch.setattr(jinja2.Environment, "compile", None)
    theme.get_env().get_template("partials/language.html")


def test_a_template_is_compiled_for_each_way_of_escaping(tmp_path: Path) -> None:
    (tmp_path / "x.html").write_text("{{ text }}", encoding="utf-8")
    cache = Cache(tmp_path / "kept")
    for _ in range(2):
        code, shown = KeptTemplates(cache), list[str]()
        for escapes in (False, True):
            loader = jinja2.FileSystemLoader(tmp_path)
            env = jinja2.Environment(loader=loader, bytecode_cache=code, autoescape=escapes)
            shown.append(env.get_template("x.html").render(text="<b>"))
        assert shown == ["<b>", "&lt;b&gt;"]
