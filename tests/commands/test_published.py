"""`published` notes what readers have; `new-version` gives a form its next version and keeps the old files."""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict, replace
from pathlib import Path

import pytest
import yaml

from checks.case_folders import CASES, find_problems, lay_out
from handbook.__main__ import main
from handbook.authored.settings import load_settings
from handbook.corpus.read import read_corpus
from handbook.editions.earlier import noting_faults
from handbook.forms.manifest import MANIFEST, File
from handbooks import ROOT
from releasing import commit_all, git

FORMS = CASES / "HB502-unknown-field" / "pass"
FORM = "docs/forms/request.form.yml"
PUBLISHED = "docs/data/published.yml"
DAY = "2026-11-23"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A handbook with one form."""
    return lay_out(FORMS, tmp_path / "project")


def _run(root: Path, *arguments: str) -> int:
    return main(["--root", str(root), *arguments])


def _edit(root: Path, old: str, new: str) -> None:
    file = root / FORM
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def _codes(root: Path) -> list[str]:
    return [problem.code for problem in find_problems(root)]


def _build(root: Path, version: str) -> None:
    """The files of a former build, as their list has them."""
    folder = root / "site" / "downloads" / "forms"
    folder.mkdir(parents=True)
    files = [
        File(f"request-{locale}{end}", kind, "request", locale, version, DAY, 1, "0" * 64)
        for locale in ("th", "en")
        for kind, end in (("typing", ".pdf"), ("handwriting", "_print.pdf"), ("word", ".docx"))
    ]
    for file in files:
        (folder / file.name).write_text(f"{file.name} {version}", encoding="utf-8")
    text = json.dumps({"files": [asdict(file) for file in files]})
    (folder / MANIFEST).write_text(text, encoding="utf-8")


def test_pages_and_forms_are_noted_once(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(root, "published", "--lang", "en") == 0
    noted = (root / PUBLISHED).read_text(encoding="utf-8")
    assert "\npages:\n  - forms/request\n  - index\n  - page\nids:\n" in noted
    assert '\n  page: [page, prepare]\nforms:\n  request: {version: "0.1", blanks: ' in noted
    assert _codes(root) == []
    assert _run(root, "published", "--lang", "en") == 0
    assert (root / PUBLISHED).read_text(encoding="utf-8") == noted
    assert capsys.readouterr().out.splitlines()[1] == "all of it is noted already"


def test_id_that_is_gone_stays_noted_and_stays_on_the_page(root: Path) -> None:
    _run(root, "published")
    for name in ("page.md", "page.en.md", "forms/request.form.yml"):
        page = root / "docs" / name
        page.write_text(page.read_text(encoding="utf-8").replace("#prepare", "#ready"), encoding="utf-8")
    assert _run(root, "published") == 0
    assert "\n  page: [page, prepare, ready]\n" in (root / PUBLISHED).read_text(encoding="utf-8")
    assert _codes(root) == []
    shutil.copytree(ROOT / "overrides", root / "overrides")
    assert _run(root, "build", "--only", "site") == 0
    for folder in ("page", "en/page"):
        built = (root / "site" / folder / "index.html").read_text(encoding="utf-8")
        assert built.count('id="prepare"') == built.count('id="ready"') == 1


def test_many_ids_are_noted_on_lines_that_can_be_read(root: Path) -> None:
    ids = [f"a-heading-with-a-long-name-{number}" for number in range(20)]
    for name in ("page.md", "page.en.md"):
        page = root / "docs" / name
        added = "".join(f"\n## A {{ #{id} }}\n\nx\n" for id in ids)
        page.write_text(page.read_text(encoding="utf-8") + added, encoding="utf-8")
    _run(root, "published")
    noted = (root / PUBLISHED).read_text(encoding="utf-8")
    assert max(map(len, noted.splitlines())) <= 120
    assert yaml.safe_load(noted)["ids"]["page"] == ["page", "prepare", *ids]
    _run(root, "published")
    assert (root / PUBLISHED).read_text(encoding="utf-8") == noted


def test_page_that_is_gone_stays_noted(root: Path) -> None:
    _run(root, "published")
    noted = (root / PUBLISHED).read_text(encoding="utf-8")
    (root / PUBLISHED).write_text(noted.replace("  - page\n", "  - page\n  - steps\n"), encoding="utf-8")
    assert _codes(root) == ["HB259", "HB259"]
    assert _run(root, "published") == 1
    for name in ("page.md", "page.en.md"):
        page = root / "docs" / name
        text = page.read_text(encoding="utf-8").replace("chapter:", "old_paths: [steps/]\nchapter:")
        page.write_text(text, encoding="utf-8")
    assert _run(root, "published") == 0
    assert "  - steps\n" in (root / PUBLISHED).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("maxlength: 120", "maxlength: 130", True),
        ("required: true, ", "", True),
        ("en: Other}", "en: Another}", False),  # words are not what a filled form holds
        ("      other:", "      others:", True),
        (
            "{type: text, required: true, maxlength: 120}",
            "{type: text, required: true, maxlength: 120, width: 50}",
            False,
        ),
        ("      name: {type: text}\n", "      name: {type: text, weight: 2}\n", False),
        ("rows: 3", "rows: 4", True),
    ],
)
def test_changed_blanks_need_another_version(root: Path, old: str, new: str, told: bool) -> None:
    _run(root, "published")
    _edit(root, old, new)
    assert _codes(root) == ["HB531"] * told
    _edit(root, 'version: "0.1"', 'version: "0.2"')
    assert _codes(root) == []


def test_new_version_keeps_the_files_of_the_old_one(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _run(root, "published")
    _build(root, "0.1")
    _edit(root, "max: 99", "max: 999")
    before = (root / FORM).read_text(encoding="utf-8").splitlines()
    capsys.readouterr()
    assert _run(root, "new-version", "request", "--lang", "en") == 0
    out = capsys.readouterr().out.splitlines()
    kept = sorted(file.name for file in (root / "docs" / "forms" / "superseded").iterdir())
    assert kept == [
        f"request-{locale}_0.1_{DAY}{end}" for locale in ("en", "th") for end in (".docx", ".pdf", "_print.pdf")
    ]
    one = root / "docs" / "forms" / "superseded" / f"request-th_0.1_{DAY}_print.pdf"
    assert one.read_text(encoding="utf-8") == "request-th_print.pdf 0.1"
    after = (root / FORM).read_text(encoding="utf-8").splitlines()
    changed = [number for number, line in enumerate(before) if after[number] != line]
    assert [before[number].partition(":")[0] for number in changed] == ["version", "date"]
    assert after[changed[0]] == 'version: "0.2"'
    assert out[0] == "request is version 0.2 now; changed:"
    assert len(out) == 1 + 1 + len(kept)
    corpus, _ = read_corpus(load_settings(root))
    assert corpus.forms["request"].version == "0.2"


def test_specimens_are_of_the_new_version_too(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _run(root, "published")
    specimen = root / "docs" / "forms" / "specimen" / "request.json"
    specimen.parent.mkdir()
    saved = {"form": "request", "version": "0.1", "locale": "th", "specimen": True, "values": {}}
    specimen.write_text(json.dumps(saved), encoding="utf-8")
    (specimen.parent / "request.en.json").write_text("{", encoding="utf-8")  # the check's business
    capsys.readouterr()
    assert _run(root, "new-version", "request", "--lang", "en") == 0
    assert json.loads(specimen.read_text(encoding="utf-8")) == saved | {"version": "0.2"}
    assert "docs/forms/specimen/request.json" in capsys.readouterr().out.splitlines()
    assert (specimen.parent / "request.en.json").read_text(encoding="utf-8") == "{"


def test_files_that_were_not_built_are_named(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _run(root, "published")
    capsys.readouterr()
    assert _run(root, "new-version", "request", "--lang", "en") == 0
    said = capsys.readouterr().out
    assert f"request-th_0.1_{DAY}.docx" in said
    assert not (root / "docs" / "forms" / "superseded").exists()


def test_files_of_another_version_are_not_taken_for_this_one(root: Path) -> None:
    _run(root, "published")
    _build(root, "0.0")
    assert _run(root, "new-version", "request") == 0
    assert not (root / "docs" / "forms" / "superseded").exists()


def test_version_that_nobody_has_may_change_as_it_is(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (root / FORM).read_bytes()
    assert _run(root, "new-version", "request", "--lang", "en") == 2
    assert "version 0.1 of request is not noted as published" in capsys.readouterr().err
    assert (root / FORM).read_bytes() == before


def test_form_is_named_by_its_path_too(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(root, "new-version", "docs/forms/request.form.yml", "--lang", "en") == 2
    assert "version 0.1 of request is not noted as published" in capsys.readouterr().err


def test_unknown_form_is_refused_with_the_nearest(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(root, "new-version", "reqest") == 2
    assert 'use "request" (closest)' in capsys.readouterr().err


def test_sources_with_errors_are_not_noted(root: Path) -> None:
    shutil.rmtree(root / "docs" / "data")
    assert _run(root, "published") == 1
    assert not (root / PUBLISHED).exists()


LETTER = CASES / "HB533-questions-misplaced" / "pass"
SETS = "docs/data/enquiry-sets.yml"
ANSWERED = "{th: สามชุด, en: Three, source: letter-1, date: 2026-11-20}"


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """A handbook with a letter of enquiry."""
    return lay_out(LETTER, tmp_path / "letter")


def _sets(root: Path) -> dict[str, list[str]]:
    sets = yaml.safe_load((root / SETS).read_text(encoding="utf-8"))["forms"]["request"]
    return {entry["version"]: entry["questions"] for entry in sets}


def _confirm(root: Path, old: str, new: str) -> None:
    file = root / "docs/data/confirm.yml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_questions_are_noted_by_version(letter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(letter, "published", "--lang", "en") == 0
    assert _sets(letter) == {"0.1": ["copies"]}
    noted = (letter / SETS).read_bytes()
    capsys.readouterr()
    assert _run(letter, "published", "--lang", "en") == 0
    assert capsys.readouterr().out == "all of it is noted already\n"
    assert (letter / SETS).read_bytes() == noted
    _confirm(letter, "affects_submission: false", "affects_submission: true\n        need: 1")
    assert _run(letter, "published", "--lang", "en") == 0
    assert _sets(letter) == {"0.1": ["copies"], "0.2": ["form", "copies"]}
    assert _run(letter, "published", "--lang", "en") == 0
    assert _sets(letter) == {"0.1": ["copies"], "0.2": ["form", "copies"]}
    assert 'request: {version: "0.2"' in (letter / PUBLISHED).read_text(encoding="utf-8")


def test_questions_of_a_release_that_were_not_noted_are_noted_from_its_tag(letter: Path) -> None:
    git(letter, "init", "--quiet")
    commit_all(letter, "Write")
    git(letter, "tag", "edition-2569-1")
    (corpus, _), release = read_corpus(load_settings(letter)), load_settings(letter).release
    settings = replace(corpus.settings, release=release.next_correction())

    def codes() -> list[str]:
        now, _ = read_corpus(settings)
        return [problem.code for problem in noting_faults(now)]

    assert (release.shown, codes()) == ("2569-1", [])
    _confirm(letter, "affects_submission: false", "affects_submission: true\n        need: 1")
    assert codes() == ["HB724"]  # letters of the set that was out would be read by another of the same version
    assert _run(letter, "published") == 0
    assert _sets(letter) == {"0.1": ["copies"], "0.2": ["form", "copies"]}
    assert codes() == []


def test_words_of_questions_that_are_gone_are_kept(letter: Path) -> None:
    _run(letter, "published")
    _confirm(letter, "      - id: copies\n", "      - id: channel\n")
    _confirm(letter, "How many copies are sent?", "By what channel?")
    for page in ("docs/page.md", "docs/page.en.md"):
        text = (letter / page).read_text(encoding="utf-8").replace("confirm:copies", "confirm:channel")
        (letter / page).write_text(text, encoding="utf-8")
    assert _run(letter, "published") == 0
    words = yaml.safe_load((letter / SETS).read_text(encoding="utf-8"))["words"]
    assert {id: texts["en"] for id, texts in words.items()} == {
        "copies": "How many copies are sent?",
        "channel": "By what channel?",
    }


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("      - id: copies\n", "      - id: other-copies\n"),
        ("affects_submission: false", "affects_submission: true"),
        ("affects_submission: true", "affects_submission: false"),
        ("        why: {th: หนังสือมิได้กำหนด,", f"        answer: {ANSWERED}\n        why: {{th: หนังสือมิได้กำหนด,"),
        ("How many copies are sent?", "How many sets are sent?"),
    ],
)
def test_no_change_of_questions_is_an_error_of_the_letter(letter: Path, old: str, new: str) -> None:
    _run(letter, "published")
    _confirm(letter, old, new)
    about_pages = {"HB101", "HB102", "HB109", "HB112"}  # marks of a question that is gone, answered or new
    assert set(_codes(letter)) <= about_pages
    (letter / SETS).unlink()  # then the version is the first again
    assert set(_codes(letter)) <= about_pages


def test_version_of_a_letter_is_not_raised_by_hand(letter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _run(letter, "published")
    before = (letter / FORM).read_bytes()
    assert _run(letter, "new-version", "request", "--lang", "en") == 2
    assert "the version of request, now 0.1, follows its questions" in capsys.readouterr().err
    assert (letter / FORM).read_bytes() == before
    _edit(letter, "questions: true\n", 'questions: true\nversion: "0.1"\n')
    assert _codes(letter) == ["HB533"]


def test_handbooks_without_such_a_letter_have_no_sets(root: Path) -> None:
    _run(root, "published")
    assert not (root / SETS).exists()
