"""The sample form's Word files and a form with what the sample has not, each made once."""

from __future__ import annotations

import pytest
from markdown import Markdown

from forms.docx.sample_word import ADVICE, ADVICE_FIELDS, EDITION, LOCALES, MINIMAL
from forms.sample_form import EXTENSIONS, sample_form
from handbook.authored.settings import Settings, load_settings
from handbook.corpus.form_specs import read_form_specs
from handbook.forms.compose import Form, compose
from handbook.forms.docx.document import docx_file
from handbook.html.tree import read_fragment


@pytest.fixture(scope="session")
def settings() -> Settings:
    return load_settings(MINIMAL)


@pytest.fixture(scope="session")
def files(settings: Settings) -> dict[str, bytes]:
    """The sample form by language."""
    return {locale: docx_file(sample_form(locale), settings, EDITION) for locale in LOCALES}


@pytest.fixture(scope="session")
def odd_form(tmp_path_factory: pytest.TempPathFactory) -> Form:
    """A form with what the sample has not: lists, a long choice, blanks in a plain table, two signatures, landscape."""
    docs = tmp_path_factory.mktemp("odd")
    (docs / "forms").mkdir()
    (docs / "forms" / "odd.form.yml").write_text(ADVICE_FIELDS, encoding="utf-8")
    specs, problems = read_form_specs(docs, "odd")
    assert not problems, [problem.explain("en") for problem in problems]
    page = Markdown(extensions=EXTENSIONS).convert("# Odd form\n\n" + ADVICE)
    return compose(read_fragment(f"<article>{page}</article>"), specs["odd"], "en")
