"""A province's own colours: measured against the colours that the style sheets have, and readable on both grounds."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
import tinycss2

from handbook.authored.own_colours import BESIDE, LEAST, OwnColours, faintest, own_properties
from handbook.html.colours import contrast
from handbooks import ROOT

TOKENS = ROOT / "overrides" / "assets" / "stylesheets" / "tokens.css"
MANY = [f"#{red:02x}{green:02x}{blue:02x}" for red, green, blue in product(range(0, 256, 51), repeat=3)]


def properties(rules: list[Any], selector: str) -> dict[str, str]:
    """The custom properties of the first rule with exactly this selector."""
    rule = next(rule for rule in rules if tinycss2.serialize(rule.prelude).strip() == selector)
    written = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
    return {item.name: tinycss2.serialize(item.value).strip() for item in written if item.type == "declaration"}


@pytest.fixture(scope="module")
def tokens() -> dict[str, dict[str, str]]:
    """The tokens of the light and of the dark page."""
    rules = tinycss2.parse_stylesheet(TOKENS.read_text(encoding="utf-8"), skip_comments=True, skip_whitespace=True)
    (screens,) = [rule for rule in rules if rule.type == "at-rule" and rule.lower_at_keyword == "media"]
    dark = tinycss2.parse_rule_list(screens.content, skip_comments=True, skip_whitespace=True)
    plain = [rule for rule in rules if rule.type == "qualified-rule"]
    light = properties(plain, ":root")
    return {"light": light, "dark": light | properties(dark, '[data-md-color-scheme="slate"]')}


@pytest.mark.parametrize("key", ["light", "dark"])
def test_what_colours_are_measured_against_is_what_the_sheets_have(tokens: dict[str, dict[str, str]], key: str) -> None:
    assert BESIDE[key] == {name: tokens[key][f"--hb-{name}"] for name in BESIDE[key]}


def test_own_colours_take_the_place_of_tokens_that_there_are(tokens: dict[str, dict[str, str]]) -> None:
    own = own_properties(OwnColours("#0b3c4d", "#a5d3e4"))
    for key in ("light", "dark"):
        assert own[key].keys() == {name for name in tokens[key] if name.startswith("--hb-sea")}
    assert own["light"] == {name: tokens["light"][name] for name in own["light"]}  # our own colours change nothing


def test_colours_of_the_handbook_can_be_read(tokens: dict[str, dict[str, str]]) -> None:
    assert [faintest(key, tokens[key]["--hb-sea"]) for key in ("light", "dark")] == [None, None]


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == contrast("#FFFFFF", "#000000") == 21
    assert contrast("#777777", "#777777") == 1
    assert round(contrast("#767676", "#ffffff"), 2) == 4.54
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


@pytest.mark.parametrize("key", ["light", "dark"])
def test_colour_offered_for_a_faint_one_can_be_read(key: str) -> None:
    found = [faint for faint in (faintest(key, colour) for colour in MANY) if faint]
    assert len(found) > 50
    assert all(faint.ratio < LEAST and faintest(key, faint.better) is None for faint in found)


def test_letters_can_be_read_on_the_ground_of_the_dark_page(tokens: dict[str, dict[str, str]]) -> None:
    readable = [colour for colour in MANY if faintest("light", colour) is None]
    assert len(readable) > 40
    grounds = [own_properties(OwnColours(colour, "#ffffff"))["dark"]["--hb-sea-ground"] for colour in readable]
    for name in ("--hb-on-sea", "--hb-on-sea-soft", "--hb-focus-on-sea"):
        assert min(contrast(ground, tokens["dark"][name]) for ground in grounds) >= LEAST
