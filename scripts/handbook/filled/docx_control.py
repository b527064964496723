"""One content control of a Word file -> its kind and value, and whether its parts disagree (ECMA-376-1, 17.5.2)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from handbook.filled.model import Raw
from handbook.filled.rules import PROMPTS
from handbook.filled.words import is_dots, quoted
from handbook.messages import Both, both

_FALSE = {"0", "false", "off"}
_KINDS = ("checkbox", "dropDownList", "comboBox", "date")
_EMPTY_BOXES = "☐□▢⬜◻o○❑❏"
"""What programs draw for a box that is not ticked."""
_DOTS = ".…"


def local(tag: Any) -> str:
    """The name of an element or attribute without its namespace; empty for comments and instructions."""
    return tag[tag.rfind("}") + 1 :] if isinstance(tag, str) else ""


def attribute(element: Any, name: str) -> str:
    """An attribute by its local name; empty if it is missing."""
    return next((str(value) for key, value in element.items() if local(key) == name), "")


def settings_of(control: Any) -> dict[str, Any]:
    """The settings of a control by their names; empty if it has none."""
    settings = control.find("{*}sdtPr")
    return {} if settings is None else {local(entry.tag): entry for entry in settings}


def setting(settings: Mapping[str, Any], name: str) -> str:
    """The `val` of a setting of a control; empty if the setting is missing."""
    found = settings.get(name)
    return attribute(found, "val") if found is not None else ""


def is_set(element: Any) -> bool:
    """Tell whether an on-off property (17.17.4) that is there is on."""
    return attribute(element, "val").lower() not in _FALSE


def value_of(
    settings: Mapping[str, Any], parts: Sequence[str], code: str, prompts: Mapping[str, str]
) -> tuple[str, Raw, Both]:
    """Kind, value, and a message where the control says one thing and shows another.

    True or an option's code for a ticked box, the value of a list's chosen item, or a text.
    """
    kind = next((each for each in _KINDS if each in settings), "text")
    text = "".join(parts).strip("\n")
    if kind == "checkbox":
        return kind, *_box(settings["checkbox"], text.strip(), code)
    flag = settings.get("showingPlcHdr")
    if flag is not None and is_set(flag):
        named = settings.get("placeholder")
        own = prompts.get(next((attribute(part, "val") for part in named), "")) if named is not None else None
        if own is None or is_prompt(text, own):
            return kind, "", {}
        return kind, _without_dots(text), both("differ.prompt", shown=quoted(text))
    return kind, _chosen(settings, text), {}


def is_prompt(text: str, own: str) -> bool:
    """Tell whether a text is what stands in an empty control: its own words, only dots, or those of Word."""
    plain = text.strip()
    return not plain or plain == own.strip() or plain in PROMPTS or is_dots(plain)


def _box(box: Any, shown: str, code: str) -> tuple[Raw, Both]:
    checked = box.find("{*}checked")
    is_ticked = checked is not None and is_set(checked)
    value: Raw = (code or True) if is_ticked else ""
    looks_empty = not shown or shown in _EMPTY_BOXES
    if shown and is_ticked == looks_empty:
        return value, both("differ.ticked" if is_ticked else "differ.unticked", shown=quoted(shown))
    return value, {}


def _chosen(settings: Mapping[str, Any], text: str) -> str:
    """A list's value for the text that it shows; else the text, without what is left of the dots of an empty blank."""
    lists = (settings[name] for name in ("dropDownList", "comboBox") if name in settings)
    for item in (item for listed in lists for item in listed):
        if attribute(item, "displayText") == text.strip():
            return attribute(item, "value")
    return _without_dots(text)


def _without_dots(text: str) -> str:
    """The text of a blank that was typed over in part."""
    start = len(text) - len(text.lstrip(_DOTS))
    end = len(text) - len(text.rstrip(_DOTS))
    few = 3
    if start >= few and start < len(text):
        text = text[start:].lstrip()
    if end >= few and end < len(text):
        text = text[: len(text) - end].rstrip()
    return text
