"""When a page was last changed: by its own source and the blanks of its form."""

from __future__ import annotations

from pathlib import Path

from handbook.authored.settings import load_settings
from handbook.corpus.last_changes import last_changes_of
from handbook.corpus.read import read_corpus
from handbooks import lay_out
from history.test_changes import DAY, commit
from history.test_edition import MIDNIGHT, git


def test_a_page_has_the_day_of_its_source_and_a_form_that_of_its_blanks(tmp_path: Path) -> None:
    root = lay_out(tmp_path / "handbook")
    git(root, "init", "-q")
    commit(root, {}, 1)
    commit(root, {"docs/forms/everything.form.yml": (root / "docs/forms/everything.form.yml").read_text() + "\n"}, 2)
    commit(root, {"docs/survey.md": (root / "docs/survey.md").read_text() + "\n", "overrides/x.css": ""}, 3)
    corpus, _ = read_corpus(load_settings(root))
    (root / "docs" / "new.md").write_text("")
    found = {path: (seconds - MIDNIGHT) // DAY for path, seconds in last_changes_of(corpus).items()}
    assert set(found) == set(corpus.pages)
    assert {path: day for path, day in found.items() if day != 1} == {
        "forms/everything.md": 2,
        "forms/everything.en.md": 2,
        "survey.md": 3,
    }
