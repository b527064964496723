"""What is wrong with filled forms -> what each agency is to be asked for, in Thai, ready to be sent.

The problems that a secretary sees name blanks by their names; here they have the words of the form.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from handbook.corpus.form_specs import FormSpec
from handbook.filled.labels import Labels
from handbook.filled.proposals import Proposal, bare, proposals_of, sheet_of
from handbook.filled.read_parts import FilledForm
from handbook.problems import Problem
from handbook.thai.words import word

LANGUAGE = "th"
"""Agencies are written to in Thai, whatever the language of the table."""
_SEAL = 12


@dataclass(frozen=True)
class Asked:
    """One thing to ask an agency for: a form that is missing, or what is wrong with one that came."""

    agency: str
    project: str
    form: str
    """The form's code as people write it, and its sheet; empty where no form is known."""
    file: str
    text: str


def asked_of(
    forms: Sequence[FilledForm],
    problems: Iterable[Problem],
    specs: Mapping[str, FormSpec],
    labels: Mapping[str, Labels],
) -> list[Asked]:
    """All that is to be asked for: by agency, then project; files that could not be read at the end, without either."""
    wrong: dict[str, list[Problem]] = {}
    for problem in problems:
        wrong.setdefault(problem.path, []).append(problem)
    found: list[Asked] = []
    proposals = proposals_of(forms)
    places = {form.file: proposal for proposal in proposals for form in proposal.forms}
    for proposal in proposals:
        found += _missing(proposal, specs)
    for form in forms:
        proposal = places.get(form.file) or Proposal(*_names(form))
        for problem in wrong.pop(form.file, []):
            found.append(
                Asked(proposal.agency, proposal.project, _code(form), form.file, _words(problem, form, labels))
            )
    for file, own in sorted(wrong.items()):
        found += [Asked("", "", "", file, problem.text("what", LANGUAGE)) for problem in own]
    return sorted(found, key=lambda each: (not each.agency, bare(each.agency), bare(each.project)))


def letters(asked: Sequence[Asked]) -> str:
    """The text for each agency, one below the other, and a last line by which `is_untouched` knows it again."""
    text = "\n\n\n".join(_letter(agency, own) for agency, own in _grouped(asked)) or word(LANGUAGE, "form.ask.nothing")
    return f"{text}\n\n{_seal(text)}\n"


def is_untouched(text: str) -> bool:
    """Tell whether nobody has changed a text since `letters` made it."""
    body, _, seal = text.rstrip("\n").rpartition("\n\n")
    return seal == _seal(body)


def _seal(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()[:_SEAL]
    return word(LANGUAGE, "form.ask.seal", digest=digest)


def _grouped(asked: Iterable[Asked]) -> Iterator[tuple[str, list[Asked]]]:
    groups: dict[str, list[Asked]] = {}
    for each in asked:
        groups.setdefault(bare(each.agency), []).append(each)
    yield from ((own[0].agency, own) for own in groups.values())


def _letter(agency: str, asked: Sequence[Asked]) -> str:
    if not agency:
        head = word(LANGUAGE, "form.ask.unknown")
        return "\n".join([head, *(f"- {each.file}: {each.text}" for each in asked)])
    lines = [word(LANGUAGE, "form.ask.to", agency=agency)]
    projects: dict[str, list[Asked]] = {}
    for each in asked:
        projects.setdefault(each.project, []).append(each)
    for project, own in projects.items():
        about = word(LANGUAGE, "form.ask.about", project=project) if project else word(LANGUAGE, "form.ask.about.none")
        lines += ["", about, word(LANGUAGE, "form.ask.please")]
        lines += [f"{number}. {' '.join(filter(None, [each.form, each.text]))}" for number, each in enumerate(own, 1)]
    return "\n".join(lines)


def _missing(proposal: Proposal, specs: Mapping[str, FormSpec]) -> Iterator[Asked]:
    for spec in proposal.missing(specs):
        text = word(LANGUAGE, "form.ask.missing", form=spec.code[LANGUAGE])
        yield Asked(proposal.agency, proposal.project, "", "", text)


def _names(form: FilledForm) -> tuple[str, str]:
    """Agency and project of a form that is part of no proposal."""
    (alone,) = proposals_of([replace(form, spec=replace(form.spec, proposal=True))])
    return alone.agency, alone.project


def _code(form: FilledForm) -> str:
    sheet = sheet_of(form)
    code = form.spec.code[LANGUAGE]
    return word(LANGUAGE, "form.ask.sheet", form=code, sheet=sheet) if sheet else code


def _words(problem: Problem, form: FilledForm, labels: Mapping[str, Labels]) -> str:
    """What is wrong, with the words of the form in the place of the blank's name."""
    name = problem.details.get("field", "")
    if not name:
        return problem.text("what", LANGUAGE)
    words = labels.get(form.spec.id, Labels()).of(form.spec, name, LANGUAGE)
    parts = name.split(".")
    if len(parts) == 3:
        words = word(LANGUAGE, "form.ask.row", field=words, row=parts[1])
    return replace(problem, details={**problem.details, "field": words}).text("what", LANGUAGE)
