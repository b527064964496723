"""A file into which other programs joined several filled forms -> each form of its own.

Programs join PDFs in different ways: the second form's fields stay on its pages and in no list of fields (pikepdf,
pdf-lib, mupdf); both are listed under the same names (pypdf); or the second are renamed `name+1` (qpdf) or `name [7]`
(PyMuPDF). The pages tell them apart: a form begins on the page where a name comes again, or where the names are those
of another form.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from handbook.corpus.enquiry import is_question_blank
from handbook.corpus.form_specs import FormSpec
from handbook.filled.docx_copies import copies_of
from handbook.filled.model import Fault, FilledFile, Found, Raw
from handbook.filled.values import blank_of
from handbook.messages import both

_NUMBERED = re.compile(r"(?: ?\[[0-9]+\]| ?\([0-9]+\)|[+#_-]+[0-9]+)$")
"""What qpdf, PyMuPDF, Acrobat and others add to a name."""
_SHARE = 0.5
"""How many of a group's names must be blanks of one form."""
_NAMED = 12


def taken_apart(written: FilledFile, specs: Mapping[str, FormSpec]) -> list[FilledFile]:
    """The forms of a file, the first as the file names it."""
    if not written.fields:
        return copies_of(written) if written.kind == "Word" else [written]
    fields = [replace(field, name=_base(field.name, specs, written.form)) for field in written.fields]
    groups = _groups(fields, specs, written.form)
    first, *others = groups
    told = [*written.told, *(fault for field in first for fault in field.told), *_shared(fields)]
    loose: dict[str, Raw] = {}
    forms = []
    for number, group in enumerate(others, 2):
        id = _form_of(group, specs, written.form)
        if id is None:
            loose |= {f"{name} [{number}]": value for name, value in values_in(group).items()}
            told.append(Fault("", "HB544", {**both("joined.unknown", page=_first_page(group)), "form": "–"}))
            continue
        own = tuple(fault for field in group for fault in field.told)
        note = Fault("", "HB544", {**both("joined.read", form=id, page=_first_page(group)), "form": id})
        forms.append(
            replace(
                written,
                form=id,
                version=specs[id].version if id != written.form else written.version,
                values=values_in(group),
                names=frozenset(field.name for field in group),
                told=(*own, note),
                fields=(),
                is_joined=True,
            )
        )
    values = {**values_in(first), **loose}
    names = frozenset(field.name for field in first)
    return [replace(written, values=values, names=names, told=tuple(told)), *forms]


def _base(name: str, specs: Mapping[str, FormSpec], form: str) -> str:
    """A name as the form has it: joining, programs add a number to one that is taken, or drop the group of rows."""
    if _is_known(name, specs):
        return name
    base = ".".join(_NUMBERED.sub("", part) or part for part in name.split("."))
    row, _, column = base.partition(".")
    own = [specs[form]] if form in specs else list(specs.values())
    if row.isdecimal() and column:
        groups = {field.name for spec in own for field in spec.fields.values() if column in field.columns}
        base = f"{groups.pop()}.{base}" if len(groups) == 1 else base
    return base if _is_known(base, specs) else name


def _is_known(name: str, specs: Mapping[str, FormSpec]) -> bool:
    return is_question_blank(name) or any(blank_of(spec, name) is not None for spec in specs.values())


def _groups(fields: Sequence[Found], specs: Mapping[str, FormSpec], form: str) -> list[list[Found]]:
    """The fields of each form, by the pages on which they are."""
    drawn = sorted((field for field in fields if field.pages), key=lambda field: field.pages[0])
    undrawn = [field for field in fields if not field.pages]
    listed = [field for field in drawn if field.is_listed]
    whole = len({field.name for field in listed}) == len(listed)
    start = [listed] if whole and len(listed) < len(drawn) and listed else []
    rest = [field for field in drawn if not start or not field.is_listed]
    known = {field.name for group in start for field in group}
    if start and not any(field.name in known for field in rest) and _fits(rest, specs.get(form)):
        start[0].extend(rest)  # fields of this form that its list lost
        rest = []
    groups = [*start, *_by_page(rest, specs, "" if start else form)]
    if not groups:
        return [undrawn]
    groups[0] = [*undrawn, *groups[0]]
    return groups


def _by_page(fields: Sequence[Found], specs: Mapping[str, FormSpec], form: str) -> list[list[Found]]:
    pages: dict[int, list[Found]] = {}
    for field in fields:
        pages.setdefault(field.pages[0], []).append(field)
    groups: list[list[Found]] = []
    own = specs.get(form)
    for page in pages.values():
        names = {field.name for field in page}
        known = {field.name for field in groups[-1]} if groups else set()
        is_other = bool(groups) and not _fits(page, own) and any(_fits(page, spec) for spec in specs.values())
        if not groups or names & known or (is_other and own is not None):
            groups.append([])
            own = own if len(groups) == 1 and own else specs.get(_form_of(page, specs, form) or "")
        groups[-1] += page
    return groups


def _fits(fields: Iterable[Found], spec: FormSpec | None) -> bool:
    return spec is not None and all(
        blank_of(spec, field.name) is not None or (spec.questions and is_question_blank(field.name)) for field in fields
    )


def _form_of(group: Sequence[Found], specs: Mapping[str, FormSpec], form: str) -> str | None:
    """The form whose blanks the most of a group's names are; the file's own if it serves as well."""
    counts = {
        id: sum(_fits([field], spec) for field in group) / max(len(group), 1) - 0.001 * (id != form)
        for id, spec in specs.items()
    }
    size = {id: len(spec.fields) for id, spec in specs.items()}
    best = max(counts, key=lambda one: (counts[one], -size[one]), default=None)
    return best if best is not None and counts[best] > _SHARE else None


def values_in(group: Iterable[Found]) -> dict[str, Raw]:
    """Name -> value of fields; several values of one name are all kept."""
    values: dict[str, Raw] = {}
    for field in group:
        value, known = field.value, values.get(field.name)
        if value and known is not None and known != value:  # several fields with one name and different values
            value = (*_texts(known), *_texts(value))
        if value:
            values[field.name] = value
    return values


def _texts(raw: Raw) -> tuple[str, ...]:
    return raw if isinstance(raw, tuple) else (str(raw),)


def _first_page(group: Sequence[Found]) -> str:
    return str(min((field.pages[0] + 1 for field in group if field.pages), default=0))


def _shared(fields: Iterable[Found]) -> list[Fault]:
    """HB544 where one field is drawn on several pages: a program joined two forms, which now share one value."""
    names = [field.name for field in fields if len(set(field.pages)) > 1]
    if not names:
        return []
    shown = ", ".join(names[:_NAMED]) + (f" … ({len(names)})" if len(names) > _NAMED else "")
    return [Fault("", "HB544", {**both("joined.shared", names=shown), "form": "–"})]
