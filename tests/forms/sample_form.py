"""A form with every kind of blank, composed as the build composes the real ones."""

from __future__ import annotations

from pathlib import Path

from markdown import Markdown

from handbook.corpus.form_specs import read_form_specs
from handbook.forms.compose import Form, compose
from handbook.html.tree import read_fragment

SAMPLE = Path(__file__).with_name("sample")
EXTENSIONS = ["attr_list", "def_list", "tables", "handbook.markup.blocks"]


def sample_form(locale: str) -> Form:
    """The form in one language. Each call composes it anew."""
    specs, problems = read_form_specs(SAMPLE, "sample")
    assert not problems, [problem.explain("en") for problem in problems]
    name = "everything.md" if locale == "th" else f"everything.{locale}.md"
    page = Markdown(extensions=EXTENSIONS).convert((SAMPLE / "forms" / name).read_text(encoding="utf-8"))
    return compose(read_fragment(f"<article>{page}</article>"), specs["everything"], locale)
