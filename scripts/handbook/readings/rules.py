"""rules.yml, read once: patterns of syntax left over, and what an article may hold."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml


@cache
def _rules() -> dict[str, Any]:
    text = Path(__file__).with_suffix(".yml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return loaded


@cache
def left_over_patterns() -> dict[str, re.Pattern[str]]:
    """Kind -> the pattern of syntax that a reader should never see."""
    return {kind: re.compile(pattern, re.MULTILINE) for kind, pattern in _rules()["left_over"].items()}


@cache
def any_left_over() -> re.Pattern[str]:
    """A pattern that finds something wherever one of the others does: most runs have nothing, and are read once."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in _rules()["left_over"].values()), re.MULTILINE)


@cache
def allowed_attributes() -> dict[str, frozenset[str]]:
    """Element -> its attributes, of all that an article may hold."""
    return {element: frozenset(names) for element, names in _rules()["elements"].items()}


@cache
def allowed_classes() -> frozenset[str]:
    """Classes that authors may write, and those that the builder gives."""
    return frozenset([*_rules()["classes"], *_rules()["made_classes"]])


@cache
def allowed_schemes() -> tuple[str, ...]:
    """Schemes of links, source, confirm, term and field included."""
    return tuple(_rules()["schemes"])
