"""`new-version` gives a form its next version and keeps the old files."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from commands.published.published_handbook import FORM, edit_form, run
from handbook.authored.settings import load_settings
from handbook.corpus.read import read_corpus
from handbook.forms.manifest import MANIFEST, File

DAY = "2026-11-23"


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


def test_new_version_keeps_the_files_of_the_old_one(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(root, "published")
    _build(root, "0.1")
    edit_form(root, "max: 99", "max: 999")
    before = (root / FORM).read_text(encoding="utf-8").splitlines()
    capsys.readouterr()
    assert run(root, "new-version", "request", "--lang", "en") == 0
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
    run(root, "published")
    specimen = root / "docs" / "forms" / "specimen" / "request.json"
    specimen.parent.mkdir()
    saved = {"form": "request", "version": "0.1", "locale": "th", "specimen": True, "values": {}}
    specimen.write_text(json.dumps(saved), encoding="utf-8")
    (specimen.parent / "request.en.json").write_text("{", encoding="utf-8")  # the check's business
    capsys.readouterr()
    assert run(root, "new-version", "request", "--lang", "en") == 0
    assert json.loads(specimen.read_text(encoding="utf-8")) == saved | {"version": "0.2"}
    assert "docs/forms/specimen/request.json" in capsys.readouterr().out.splitlines()
    assert (specimen.parent / "request.en.json").read_text(encoding="utf-8") == "{"


def test_files_that_were_not_built_are_named(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(root, "published")
    capsys.readouterr()
    assert run(root, "new-version", "request", "--lang", "en") == 0
    said = capsys.readouterr().out
    assert f"request-th_0.1_{DAY}.docx" in said
    assert not (root / "docs" / "forms" / "superseded").exists()


def test_files_of_another_version_are_not_taken_for_this_one(root: Path) -> None:
    run(root, "published")
    _build(root, "0.0")
    assert run(root, "new-version", "request") == 0
    assert not (root / "docs" / "forms" / "superseded").exists()


def test_version_that_nobody_has_may_change_as_it_is(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (root / FORM).read_bytes()
    assert run(root, "new-version", "request", "--lang", "en") == 2
    assert "version 0.1 of request is not noted as published" in capsys.readouterr().err
    assert (root / FORM).read_bytes() == before


def test_form_is_named_by_its_path_too(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, "new-version", "docs/forms/request.form.yml", "--lang", "en") == 2
    assert "version 0.1 of request is not noted as published" in capsys.readouterr().err


def test_unknown_form_is_refused_with_the_nearest(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, "new-version", "reqest") == 2
    assert 'use "request" (closest)' in capsys.readouterr().err
