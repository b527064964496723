"""Who fills in a form and its blanks, for programs and for those who hear the form instead of seeing it."""

from __future__ import annotations

from handbook.corpus.form_specs import FormSpec
from handbook.forms.compose import Blank
from handbook.thai.words import word

OFFICE, AGENCY = "office", "agency"
"""Who fills in a blank: the office that receives the form, or the agency that sends it."""


def role_of(blank: Blank) -> str:
    """OFFICE or AGENCY."""
    return OFFICE if blank.is_office else AGENCY


def described(blank: Blank, locale: str, label: str) -> str:
    """A label, who fills it in if that is the receiving office, and the blank's hint."""
    office = word(locale, "form.role.office") if blank.is_office else ""
    return " – ".join(filter(None, [label, office, blank.hint]))


def people_of(spec: FormSpec, locale: str) -> str:
    """Who fills in the form and who signs it, as its file says; empty if it does not."""
    people = (("form.head.filled-by", spec.filled_by), ("form.head.signed-by", spec.signed_by))
    return "; ".join(f"{word(locale, key)}: {who[locale]}" for key, who in people if who)
