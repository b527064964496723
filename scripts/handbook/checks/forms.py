"""HB5, forms: the pages of a form have exactly the blanks of its form file, and their limits make sense."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from handbook.authored.located_yaml import Key
from handbook.checks.registry import check
from handbook.corpus.addresses import page_path
from handbook.corpus.form_specs import FORMS_FOLDER, NUMBERS, SUPERSEDED, FieldSpec, FormSpec
from handbook.corpus.locales import DEFAULT_LOCALE, LOCALES
from handbook.corpus.model import Corpus, Link, Page
from handbook.corpus.superseded import EXAMPLE, read_name
from handbook.messages import Both, both
from handbook.nearest import use_one, use_or
from handbook.problems import Problem


def _forms(corpus: Corpus) -> Iterator[tuple[Page, FormSpec, list[Link]]]:
    """Each page of a form with its blanks."""
    for page in corpus.pages.values():
        spec = corpus.form_of(page)
        if spec is not None:
            yield page, spec, [link for link in page.links if link.scheme == "field"]


def _names(spec: FormSpec) -> list[str]:
    """Names that a blank of the page may have: fields, and columns of rows as `rows.column`; not those of questions."""
    names = []
    for field in spec.fields.values():
        if field.question:
            continue
        names += [f"{field.name}.{column}" for column in field.columns] or [field.name]
    return names


@check
def check_unknown_field(corpus: Corpus) -> Iterator[Problem]:
    """HB502. A blank is a field of the form's file, or a column of its rows.

    Bad:  [Project](field:projct)
    Good: [Project](field:project)
    """
    for page, spec, links in _forms(corpus):
        names = _names(spec)
        for link in links:
            if link.value not in names:
                details = {"field": link.value, "file": spec.source.path, **use_or(link.value, names)}
                yield corpus.problem(page, link, "HB502", **details)


@check
def check_missing_field(corpus: Corpus) -> Iterator[Problem]:
    """HB503. Every field of the form's file has its blank in both languages.

    Bad:  a field `phone` in the file, no [Telephone](field:phone) on the page
    Good: both
    """
    for page, spec, links in _forms(corpus):
        used = {link.value for link in links}
        for name in _names(spec):
            if name not in used:
                line = next((block.line for block in page.blocks if block.name == "form"), 1)
                yield Problem(corpus.shown(page.path), line, 1, "HB503", {"field": name, "file": spec.source.path})


@check
def check_repeated_field(corpus: Corpus) -> Iterator[Problem]:
    """HB504. A field has one blank.

    Bad:  [Agency](field:agency) and further down [Agency](field:agency)
    Good: two fields, or the blank once
    """
    for page, _, links in _forms(corpus):
        seen: Counter[str] = Counter()
        for link in links:
            seen[link.value] += 1
            if seen[link.value] > 1:
                yield corpus.problem(page, link, "HB504", field=link.value)


@check
def check_field_without_label(corpus: Corpus) -> Iterator[Problem]:
    """HB505. A blank has a label; in a table the head of its column is the label.

    Bad:  [](field:project)
    Good: [Project](field:project)
    """
    for page, spec, links in _forms(corpus):
        rows = {name for name, field in spec.fields.items() if field.columns}
        for link in links:
            if not link.text.strip() and link.value.partition(".")[0] not in rows:
                yield corpus.problem(page, link, "HB505", field=link.value)


@check
def check_contradicting_limits(corpus: Corpus) -> Iterator[Problem]:
    """HB506. The limits of a field do not exclude every value, and sums add numbers.

    Bad:  min: 10, max: 5
    Good: min: 5, max: 10
    """
    for spec in corpus.forms.values():
        for field in spec.fields.values():
            key: Key = ("fields", field.name)
            yield from _limits(spec, key, field)
            for column in field.columns.values():
                yield from _limits(spec, (*key, "columns", column.name), column)
                for factor in column.product_of:
                    if factor not in field.columns or field.columns[factor].type not in NUMBERS:
                        yield _contradiction(
                            spec,
                            (*key, "columns", column.name, "product_of"),
                            both("form.no-number-column", column=factor),
                        )
            if field.sum_of:
                rows, _, name = field.sum_of.partition(".")
                summed = spec.fields[rows].columns.get(name) if rows in spec.fields else None
                if summed is None or summed.type not in NUMBERS or field.type not in NUMBERS:
                    yield _contradiction(
                        spec,
                        (*key, "sum_of"),
                        both("form.no-number-column", column=field.sum_of),
                    )


def _limits(spec: FormSpec, key: Key, field: FieldSpec) -> Iterator[Problem]:
    if field.min is not None and field.max is not None and field.min > field.max:
        yield _contradiction(spec, (*key, "min"), both("form.least-above-most"))
    for name in ("min", "max"):
        if getattr(field, name) is not None and field.type not in NUMBERS:
            yield _contradiction(spec, (*key, name), both("form.only-numbers"))
    if field.maxlength is not None and field.type not in ("text", "long", "tel"):
        yield _contradiction(spec, (*key, "maxlength"), both("form.only-texts"))
    if field.options and field.type not in ("choice", "list"):
        yield _contradiction(spec, (*key, "options"), both("form.only-choices"))
    if field.required and field.type in ("check", "rows", "signature"):
        yield _contradiction(spec, (*key, "required"), both("form.never-required"))


def _contradiction(spec: FormSpec, key: Key, texts: Both) -> Problem:
    return spec.source.problem(key, "HB506", field=".".join(str(part) for part in key[1:]), **texts)


@check
def check_form_without_page(corpus: Corpus) -> Iterator[Problem]:
    """HB507. A form file has a page with a `/// form` block in both languages, and only forms have blanks.

    Bad:  forms/proposal.form.yml without forms/proposal.en.md; [Name](field:name) in procedure.md
    Good: proposal.form.yml, proposal.md and proposal.en.md, each page with `/// form`
    """
    for spec in corpus.forms.values():
        for locale in LOCALES:
            path = page_path(f"{FORMS_FOLDER}/{spec.id}", locale)
            page = corpus.pages.get(path)
            if page is not None and page.open_end:
                continue
            if path not in corpus.unread and (page is None or all(block.name != "form" for block in page.blocks)):
                yield spec.source.problem((), "HB507", **both("form.no-block", page=path))
    for page in corpus.pages.values():
        if corpus.form_of(page) is None and not _is_unread(corpus, page):
            for link in page.links:
                if link.scheme == "field":
                    yield corpus.problem(
                        page,
                        link,
                        "HB507",
                        **both("form.stray-blank"),
                    )


@check
def check_unknown_step(corpus: Corpus) -> Iterator[Problem]:
    """HB508. A form's step is a heading of the handbook: form and step lead to each other.

    Bad:  step: procedure#prepair
    Good: step: procedure#prepare
    """
    for spec in corpus.forms.values():
        key, _, id = spec.step.partition("#")
        path = page_path(key, DEFAULT_LOCALE)
        if path in corpus.unread:
            continue
        page = corpus.pages.get(path)
        ids = [heading.id for heading in page.headings if heading.id] if page else []
        if id not in ids and not (page and page.open_end):
            known = [f"{key}#{id}" for id in ids] or [page.key for page in corpus.pages.values()]
            yield spec.source.problem(("step",), "HB508", step=spec.step, **use_one(spec.step, known))


@check
def check_superseded_name(corpus: Corpus) -> Iterator[Problem]:
    """HB509. The names of files of former versions say form, language, version and date.

    Bad:  forms/superseded/proposal old.pdf
    Good: forms/superseded/project-proposal-th_0.1_2026-11-27.pdf
    """
    for path in sorted(corpus.assets):
        folder, _, name = path.rpartition("/")
        if folder == f"{FORMS_FOLDER}/{SUPERSEDED}" and read_name(name) is None:
            yield Problem(corpus.shown(path), 1, 1, "HB509", {"example": EXAMPLE})


def _is_unread(corpus: Corpus, page: Page) -> bool:
    """Tell whether the page's form file exists but could not be read."""
    return f"{page.key}.form.yml" in corpus.assets
