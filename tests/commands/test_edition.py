"""`edition`: what it says, what it writes, and what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from checks.case_folders import find_problems
from handbook.__main__ import main
from handbook.authored.located_yaml import read_yaml
from handbook.authored.release import Release
from handbook.authored.settings import load_settings
from handbook.editions.record import with_release
from releasing import git, repository

EDITIONS = "docs/data/editions.yml"
CHANGES = "docs/data/changes"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The fixture, released as its first edition."""
    folder = repository(tmp_path / "handbook")
    git(folder, "tag", "edition-2569-1")
    return folder


def _run(root: Path, *arguments: str) -> int:
    return main(["--root", str(root), "edition", "--lang", "en", *arguments])


def _change(root: Path, old: str, new: str) -> None:
    file = root / "docs" / "survey.en.md"
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_nothing_was_released_yet(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(root, "tag", "-d", "edition-2569-1")
    assert _run(root) == 0
    assert "no edition has been released; 2569-1 will be the first" in capsys.readouterr().out
    assert _run(root, "--next", "correction") == 2
    assert "no edition has been released" in capsys.readouterr().err


def test_spelling_may_be_a_correction(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _change(root, "Light changes", "Light  changes")
    assert _run(root) == 0
    assert "it may be a correction, 2569-1.1" in capsys.readouterr().out


def test_reasons_are_told_with_place_and_number_of_the_edition(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _change(root, "- Do not photograph into homes.", "- Do photograph into homes.")
    assert _run(root) == 0
    said = capsys.readouterr().out
    assert "docs/survey.en.md:77:1: error HB711 changed-duty-word" in said
    assert "it needs an edition, 2569-2, for the reasons above: 1" in said
    assert _run(root, "--next", "correction") == 1
    assert "HB711" in capsys.readouterr().err
    assert load_settings(root).release == Release("2569-1")


def test_changed_programs_are_counted_and_not_judged(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "overrides" / "assets" / "stylesheets" / "site.css").write_text("", encoding="utf-8")
    assert _run(root) == 0
    said = capsys.readouterr().out
    assert "1 file of programs and styles differs" in said
    assert "it may be a correction" in said


def test_next_one_is_begun_and_its_summaries_apart(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(root, "--next", "correction") == 0
    said = capsys.readouterr().out
    assert said.splitlines()[-3:] == [
        "the next release is 2569-1.1; changed:",
        "mkdocs.yml",
        f"{CHANGES}/2569-1/trial.yml",
    ]
    assert load_settings(root).release == Release("2569-1", 1)
    assert find_problems(root) == []
    # What turns out to be an edition becomes one: the summaries written since then stay with it.
    (root / CHANGES / "second.yml").write_text("kind: edition\nth: ข\nen: b\n", encoding="utf-8")
    assert _run(root, "--next", "edition") == 0
    assert load_settings(root).release.edition == "2569-2"
    assert (root / CHANGES / "second.yml").exists()


def test_correction_that_is_none_ends_with_1(root: Path) -> None:
    assert _run(root, "--next", "correction") == 0
    _change(root, "- Do not photograph into homes.", "- Do photograph into homes.")
    assert _run(root) == 1


def test_publication_and_withdrawal_are_noted(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(root, "--published", "2026-12-01") == 0
    assert _run(root, "--next", "edition") == 0
    assert _run(root, "--published", "2026-12-20") == 0
    assert _run(root, "--withdraw", "2569-1", "--reason-th", 'ตัวเลข "ผิด"', "--reason-en", "Wrong: a number") == 0
    assert f"noted in {EDITIONS}" in capsys.readouterr().out
    newest, withdrawn = read_yaml((root / EDITIONS).read_text(encoding="utf-8"), EDITIONS).value["editions"]
    assert newest == {"edition": "2569-2", "published": "2026-12-20", "replaces": "2569-1"}
    assert withdrawn.pop("withdrawn")["reason"] == {"th": 'ตัวเลข "ผิด"', "en": "Wrong: a number"}
    assert withdrawn == {"edition": "2569-1", "published": "2026-12-01"}


def test_what_is_published_is_no_change_of_the_content(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(root, "--published", "2026-12-01") == 0
    assert find_problems(root) == []
    assert _run(root) == 0
    assert "it may be a correction" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--published", "1 Dec"], "--published: 1 Dec is no day"),
        (["--published", "20261201"], "is no day"),
        (["--withdraw", "2569-1"], "has no edition 2569-1; it has –"),
    ],
)
def test_what_cannot_be_noted_is_refused(
    root: Path, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(root, *arguments) == 2
    assert said in capsys.readouterr().err
    assert not (root / EDITIONS).exists()


def test_withdrawal_needs_its_reason_in_both_languages(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(root, "--published", "2026-12-01") == 0
    assert _run(root, "--withdraw", "2569-1", "--reason-th", "ผิด") == 2
    assert "--reason-en" in capsys.readouterr().err


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_settings_keep_everything_else(end: str) -> None:
    lines = ["# ก", "extra:", "  handbook:", '    release: {edition: "2569-1", correction: 0}  # ข', "nav: [a]", ""]
    written = end.join(lines)
    assert with_release(written, Release("2569-10", 12)) == written.replace(
        '{edition: "2569-1", correction: 0}', '{edition: "2569-10", correction: 12}'
    )
    block = written.replace('{edition: "2569-1", correction: 0}', f"{end}      correction: 3{end}      edition: 2569-1")
    assert with_release(block, Release("2569-1", 4)) == block.replace("correction: 3", "correction: 4").replace(
        "edition: 2569-1", 'edition: "2569-1"'
    )
