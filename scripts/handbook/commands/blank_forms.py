"""The forms' blank Word files, with which read-forms compares those that were filled in.

They are composed of the forms' pages as the build composes them, so no built site is needed; those of former versions
are kept in docs/forms/superseded/.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from handbook.authored.settings import Settings
from handbook.authored.text_file import read_text
from handbook.corpus.addresses import page_path
from handbook.corpus.form_specs import FORMS_FOLDER, SUPERSEDED, FormSpec
from handbook.corpus.front_matter import split_front_matter
from handbook.corpus.locales import LOCALES
from handbook.corpus.model import Corpus, Data
from handbook.corpus.superseded import read_name
from handbook.filled.docx import read_docx
from handbook.filled.model import FilledFile, UnreadableError
from handbook.history.edition import Edition
from handbook.problems import ProblemsError

if TYPE_CHECKING:
    from handbook.forms.compose import Form

_ANY = Edition("", 0)
"""The edition stands in the footer only, where the comparison passes over what changes with it."""


@dataclass(frozen=True)
class MadeBlankForms:
    """The blank forms of a handbook (BlankForms), each made when it is first asked for; may be sent to a process."""

    settings: Settings
    specs: Mapping[str, FormSpec]
    _made: dict[tuple[str, str, str], FilledFile | None] = field(default_factory=dict)

    def prepare(self) -> None:
        """Load what composes forms."""
        import handbook.forms.compose  # noqa: PLC0415
        import handbook.forms.docx.document  # noqa: PLC0415
        import handbook.site.status  # noqa: F401, PLC0415
        from handbook.markup.builder import builder  # noqa: PLC0415

        builder(self.settings.markdown_extensions)

    def __call__(self, id: str, version: str, locale: str) -> FilledFile | None:
        """The form's empty Word file; None if it is not known."""
        key = (id, version, locale)
        if key not in self._made:
            self._made[key] = self._blank(*key)
        return self._made[key]

    def _blank(self, id: str, version: str, locale: str) -> FilledFile | None:
        spec = self.specs.get(id)
        if spec is None or locale not in LOCALES:
            return None
        is_current = version == spec.version
        data = composed_word(spec, locale, self.settings) if is_current else _kept(id, version, locale, self.settings)
        rows = {field.name for form in self.specs.values() for field in form.fields.values() if field.columns}
        try:
            return read_docx(data, rows) if data is not None else None
        except UnreadableError:
            return None


def composed_word(spec: FormSpec, locale: str, settings: Settings) -> bytes | None:
    """The Word file of the form's page; None if the page cannot be read: `check` tells why."""
    path = page_path(f"{FORMS_FOLDER}/{spec.id}", locale)
    try:
        text = read_text(settings.docs_dir / path, path)
    except ProblemsError:
        return None
    from handbook.forms.docx.document import docx_file  # noqa: PLC0415 - slow to import, and not always needed

    form = compose_form(text, spec, locale, settings)
    return docx_file(form, settings, _ANY) if form is not None else None


def compose_form(text: str, spec: FormSpec, locale: str, settings: Settings) -> Form | None:
    """The form of a page's text, as it is in a built site; None if the page shows no form."""
    from handbook.forms.compose import compose  # noqa: PLC0415
    from handbook.html.tree import read_article, select  # noqa: PLC0415
    from handbook.markup.builder import builder  # noqa: PLC0415
    from handbook.site.contact import put_contact  # noqa: PLC0415
    from handbook.site.status import put_status  # noqa: PLC0415

    _, body, _ = split_front_matter(text)
    article = read_article(builder(settings.markdown_extensions).convert(body))
    if not select(article, ".hb-form"):
        return None
    if not select(article, "h1"):
        article.insert(0, article.makeelement("h1"))
    form = compose(article, spec, locale, settings.numerals[locale])
    put_status(form.body, Corpus(settings, "", {}, Data(), frozenset()), locale, marked=False)
    put_contact(form.body, replace(settings.contact, source=None), locale)
    return form


def _kept(id: str, version: str, locale: str, settings: Settings) -> bytes | None:
    for file in sorted((settings.docs_dir / FORMS_FOLDER / SUPERSEDED).glob(f"{id}-{locale}_*.docx")):
        former = read_name(file.name)
        if former is not None and (former.form, former.version, former.kind) == (id, version, "word"):
            return file.read_bytes()
    return None
