"""The same form of the same agency and project sent twice with other values: told, with the blanks that differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from handbook.corpus.form_specs import FormSpec
from handbook.filled.model import Raw
from handbook.filled.parse import Value, as_written
from handbook.filled.words import compared
from handbook.messages import both
from handbook.problems import Problem


class Sent(Protocol):
    """What is compared of a filled form (FilledForm)."""

    @property
    def file(self) -> str:
        """Its file."""

    @property
    def spec(self) -> FormSpec:
        """Its form."""

    @property
    def values(self) -> Mapping[str, Value]:
        """Its values."""

    @property
    def raw(self) -> Mapping[str, Raw]:
        """Its values as written."""


_SENDERS = ("agency", "sender")
_MATTERS = ("project", "sheet")
"""Blanks that tell, beside the agency, which matter and which sheet of it a form is about."""
_NAMED = 12


def sent_twice(forms: Iterable[Sent]) -> Iterator[Problem]:
    """HB549 for each file that differs from an earlier one of the same form, agency, project and sheet."""
    first: dict[tuple[str, ...], Sent] = {}
    for form in forms:
        key = _matter(form)
        if key is None:
            continue
        earlier = first.setdefault(key, form)
        if earlier is form:
            continue
        names = [name for name in dict.fromkeys([*earlier.raw, *form.raw]) if _said(earlier, name) != _said(form, name)]
        shown = ", ".join(names[:_NAMED]) + (f" … ({len(names)})" if len(names) > _NAMED else "")
        said = both("twice.other", names=shown) if names else both("twice.same")
        yield Problem(form.file, 1, 1, "HB549", {"first": earlier.file, **said})


def _matter(form: Sent) -> tuple[str, ...] | None:
    """What the form is about; None if it does not say whose it is."""
    said = {name: compared(_text(form, name)).casefold() for name in (*_SENDERS, *_MATTERS)}
    has_sender, has_matter = (any(said[name] for name in names) for names in (_SENDERS, _MATTERS))
    return (form.spec.id, *said.values()) if has_sender and has_matter else None


def _text(form: Sent, name: str) -> str:
    return str(form.values[name]) if name in form.values else as_written(form.raw.get(name, ""))


def _said(form: Sent, name: str) -> Value:
    """A value, or what stands in its place: 1.5 and 1.50 are the same."""
    value = form.values.get(name)
    return value if value is not None else compared(as_written(form.raw.get(name, "")))
