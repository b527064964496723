"""A province's own colours: two settings -> custom properties over those of tokens.css, and how readable they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from handbook.html.colours import contrast, mix

LEAST = 4.5
"""The contrast that text needs, by WCAG 2."""
# What each colour stands with, by its name in tokens.css after --hb-: text and ground, either way round.
# tests/authored/test_own_colours.py holds the values equal.
BESIDE: Mapping[str, Mapping[str, str]] = {
    "light": {"paper": "#ffffff", "panel": "#f1f5f6", "on-sea": "#ffffff", "on-sea-soft": "#c4dbe3"},
    "dark": {"paper": "#0f191e", "panel": "#18252c"},
}
_ENDS = {"light": "#000000", "dark": "#ffffff"}  # mixed with these a colour can be read better
_OF_GROUND = 0.6  # of the light colour in the ground of the dark page; as dark as tokens.css has it


@dataclass(frozen=True)
class OwnColours:
    """The identity colour on white, and on the dark page."""

    light: str
    dark: str


@dataclass(frozen=True)
class Faint:
    """A colour that cannot be read: the name of the one beside it, their contrast, and a like colour that can be."""

    beside: str
    ratio: float
    better: str


def own_properties(colours: OwnColours) -> dict[str, dict[str, str]]:
    """`light` and `dark` -> the custom properties that take the place of those of tokens.css.

    The ground of the dark page is the light colour, darkened: what is read on the one can be read on the other.
    """
    ground = mix(colours.light, BESIDE["dark"]["paper"], _OF_GROUND)
    return {
        "light": {"--hb-sea": colours.light, "--hb-sea-line": colours.light, "--hb-sea-ground": colours.light},
        "dark": {"--hb-sea": colours.dark, "--hb-sea-line": colours.dark, "--hb-sea-ground": ground},
    }


def own_rules(colours: OwnColours) -> str:
    """The rules that follow those of tokens.css, in its order: for all, then for dark screens.

    The drawn water is of the colours of our own sea: on another colour it is grey.
    """
    light, dark = (
        "".join(f"{name}: {value}; " for name, value in properties.items())
        for properties in own_properties(colours).values()
    )
    screens = f'[data-md-color-scheme="slate"] {{ {dark}}} .hb-hero::before {{ filter: grayscale(1); }}'
    return f"\n:root {{ {light}}}\n@media screen {{ {screens} }}\n"


def faintest(key: str, colour: str) -> Faint | None:
    """What is wrong with the colour for `light` or `dark`; None if it can be read with all that it stands with."""
    beside, ratio = _weakest(key, colour)
    if ratio >= LEAST:
        return None
    shares = (mix(colour, _ENDS[key], share / 100) for share in range(99, -1, -1))
    return Faint(beside, ratio, next(better for better in shares if _weakest(key, better)[1] >= LEAST))


def _weakest(key: str, colour: str) -> tuple[str, float]:
    return min(((name, contrast(colour, other)) for name, other in BESIDE[key].items()), key=lambda pair: pair[1])
