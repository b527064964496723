"""What people write into blanks (written.yml), and what both readers make of it: the package and the page's script."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Page

from filled.filled_files import spec
from handbook.corpus.form_specs import FieldSpec
from handbook.filled.parse import WrongValueError, read_value
from handbook.filled.rules import rules_script
from handbook.forms.fit import fit_script
from handbooks import ROOT

SCRIPTS = ROOT / "overrides" / "assets" / "javascripts" / "forms"
ON_PAGE = ("text", "long", "tel", "number", "money", "date")
"""Kinds that are typed: the others are clicked on a page."""
READ_ALL = """writings => writings.map(([kind, text]) => {
  const reading = handbookForms.readText(kind, text)
  return reading.value ?? "! " + reading.fault
})"""
SHOW_ALL = """values => values.map(([kind, value]) => ["th", "en"].flatMap(locale => [false, true].map(isCell =>
  handbookForms.toValue(kind, handbookForms.toText(kind, value, locale, isCell)))))"""

_BLANKS = {"choice": spec().fields["kind"], "list": spec().fields["source"]}


@dataclass(frozen=True)
class Case:
    """One writing in a kind of blank, and what is read: a value as files say it, or `! ` and the name of the fault."""

    kind: str
    text: str
    read: str

    def told(self, found: str) -> str:
        """One line that says what another reader made of it."""
        return f"{self.kind} {self.text!a} ({self.text}): {found!r}, not {self.read!r}"


def cases() -> list[Case]:
    """All of written.yml, in its order."""
    text = Path(__file__).with_name("written.yml").read_text(encoding="utf-8")
    found = []
    for group in yaml.safe_load(text):
        answers = [*group.get("read", {}).items()]
        answers += [(f"! {fault}", writings) for fault, writings in group.get("refused", {}).items()]
        found += [Case(group["kind"], writing, read) for read, writings in answers for writing in writings]
    return found


def load_scripts(page: Page, *names: str) -> None:
    """The rules, then these scripts of forms, on a page."""
    page.add_script_tag(content=rules_script())
    page.add_script_tag(content=fit_script())
    for name in names:
        page.add_script_tag(path=SCRIPTS / f"{name}.js")


def read_in_browser(page: Page, writings: list[tuple[str, str]]) -> list[str]:
    """What the page's script reads, in one call."""
    found: list[str] = page.evaluate(READ_ALL, [list(writing) for writing in writings])
    return found


def shown_and_read(page: Page, values: list[tuple[str, str]]) -> list[list[str]]:
    """For each value what is read again from what the page shows for it, in both languages, whole and in a cell."""
    found: list[list[str]] = page.evaluate(SHOW_ALL, [list(value) for value in values])
    return found


def read_in_package(kind: str, text: str) -> str:
    """What `read-forms` reads, as files say it."""
    try:
        value: Any = read_value(_BLANKS.get(kind) or FieldSpec("x", kind), text)
    except WrongValueError as wrong:
        return f"! {wrong.fault}"
    match value:
        case None:
            return ""
        case True:
            return "true"
        case Decimal():
            return f"{value:f}"
        case date():
            return value.isoformat()
    return str(value)
