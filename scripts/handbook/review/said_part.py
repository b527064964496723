"""What the sources say differently, as a part of the review's page."""

from __future__ import annotations

from handbook.authored.settings import CONFIG_NAME
from handbook.html.tree import Element, add, append_text, make
from handbook.review.bilingual import clean, say, table, tell_rest
from handbook.review.said import Counted, SaidChange, ValueChange

_MOST_ROWS = 200


def tell_said(body: Element, said: SaidChange) -> None:
    """Append what differs: translations, marks, numbers, settings, then data, forms and front matter."""
    if said.behind or said.caught_up:
        say(body, "h2", "translations")
        for name, paths in (("behind", said.behind), ("caught-up", said.caught_up)):
            if paths:
                say(body, "p", f"translations.{name}")
                entries = add(body, "ul")
                for path in paths:
                    add(add(entries, "li"), "code", clean(path))
    _tell_counted(body, "marks", said.marks)
    _tell_counted(body, "numbers", said.numbers)
    settings = [value for value in said.values if value.path == CONFIG_NAME]
    _tell_values(body, "settings", settings)
    _tell_values(body, "values", [value for value in said.values if value.path != CONFIG_NAME])


def _tell_counted(body: Element, name: str, counted: tuple[Counted, ...]) -> None:
    if not counted:
        return
    say(body, "h2", name)
    rows = ((each.path, _listed("del", each.gone), _listed("ins", each.new)) for each in counted[:_MOST_ROWS])
    table(body, ("file", "gone", "new"), rows)
    tell_rest(body, len(counted), _MOST_ROWS)


def _listed(tag: str, counted: tuple[tuple[str, int], ...]) -> Element:
    cell = make("span")
    for name, count in counted[:_MOST_ROWS]:
        add(cell, tag, clean(name) + (f" ×{count}" if count > 1 else ""))
        append_text(cell, " ")
    return cell


def _tell_values(body: Element, name: str, values: list[ValueChange]) -> None:
    if not values:
        return
    say(body, "h2", name)
    rows = (
        (each.path, each.key, _value("del", each.before), _value("ins", each.after)) for each in values[:_MOST_ROWS]
    )
    table(body, ("file", "key", "gone", "new"), rows)
    tell_rest(body, len(values), _MOST_ROWS)


def _value(tag: str, value: str | None) -> Element:
    return make("span", "–") if value is None else make(tag, clean(value))
