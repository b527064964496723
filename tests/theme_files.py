"""The installed theme's own files: what the tests of site/theme/ hold its modules against."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from jinja2 import Environment, nodes

from handbooks import ROOT

OVERRIDES = ROOT / "overrides"


def _templates() -> Path:
    spec = find_spec("material")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / "templates"


TEMPLATES = _templates()


def template(name: str) -> str:
    """One of its templates as written."""
    return (TEMPLATES / name).read_text(encoding="utf-8")


def templates() -> dict[str, str]:
    """All of its templates by name."""
    return {
        file.relative_to(TEMPLATES).as_posix(): file.read_text(encoding="utf-8") for file in TEMPLATES.rglob("*.html")
    }


def asset(pattern: str) -> str:
    """Its one file of this kind, such as `stylesheets/main.*.css`."""
    (file,) = (TEMPLATES / "assets").glob(pattern)
    return file.read_text(encoding="utf-8")


@cache
def script_sources() -> dict[str, str]:
    """The sources of its script by their places, from the map that lies beside it."""
    told: dict[str, Any] = json.loads(asset("javascripts/bundle.*.min.js.map"))
    sources = zip(told["sources"], told["sourcesContent"], strict=True)
    return {name.partition("javascripts/")[2]: text for name, text in sources if "templates/" in name}


def parsed(text: str) -> nodes.Template:
    """A template as a tree."""
    return Environment(autoescape=True).parse(text)


def overridden() -> Iterator[tuple[str, str]]:
    """Our own templates: name and text."""
    for file in sorted(OVERRIDES.rglob("*.html")):
        yield file.relative_to(OVERRIDES).as_posix(), file.read_text(encoding="utf-8")
