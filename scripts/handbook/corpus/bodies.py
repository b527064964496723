"""Whom the questions of confirm.yml ask: the office of the handbook, or a body in charge of an official text.

A question waits for the office (`wait`), or its answer stands in a text that only has to be checked (`text`). The data
say which: `bodies` lists whom questions ask, one of them is `office: true`, and an item names another by `asks`. An
item without `asks` asks the office; without `bodies` that is the unit of the contact in mkdocs.yml.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from handbook.authored.located_yaml import LocatedYaml
from handbook.authored.settings import Settings
from handbook.messages import both
from handbook.problems import Problem, with_mend
from handbook.texts import Texts

WAIT, TEXT = "wait", "text"
KINDS = (WAIT, TEXT)


@dataclass(frozen=True)
class Body:
    """Who is asked: an entry of `bodies` in confirm.yml."""

    id: str
    name: Texts = field(hash=False)
    is_office: bool = False


def read_bodies(written: Iterable[Mapping[str, Any]]) -> tuple[Body, ...]:
    """The bodies as they stand in the data."""
    return tuple(Body(each["id"], {"th": each["th"], "en": each["en"]}, bool(each.get("office"))) for each in written)


def body_asked(asks: str | None, bodies: Iterable[Body]) -> Body | None:
    """The body that an item's `asks` names; without it the office's, None if the data do not name the office."""
    return next((body for body in bodies if (body.is_office if asks is None else body.id == asks)), None)


def kind_of(body: Body | None) -> str:
    """The kind of the marks of a question that asks this body."""
    return WAIT if body is None or body.is_office else TEXT


def name_of(body: Body | None, settings: Settings, locale: str) -> str:
    """What readers are told whom to ask."""
    return settings.contact.unit[locale] if body is None else body.name[locale]


def second_offices(document: LocatedYaml) -> Iterator[Problem]:
    """HB214 for each body after the first that is said to be the office: a question has one to wait for."""
    offices = [number for number, body in enumerate(document.value.get("bodies", ())) if body.get("office")]
    for number in offices[1:]:
        first = document.value["bodies"][offices[0]]["id"]
        mend = both("data.second-office.mend", id=first)
        yield document.problem(
            ("bodies", number, "office"), "HB214", **with_mend(both("data.second-office", id=first), mend)
        )
