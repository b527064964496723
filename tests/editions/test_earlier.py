"""What earlier releases gave to readers and nothing notes: an edition is refused, what the guides tell to do is not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from handbook.__main__ import main
from handbook.authored.settings import load_settings
from handbook.corpus.read import read_corpus
from handbook.editions.earlier import noting_faults
from releasing import commit_all, git, repository

RECORD, EDITIONS = "docs/data/published.yml", "docs/data/editions.yml"
FORM = "docs/forms/everything.form.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The fixture, released as its first edition; mkdocs.yml names the second."""
    folder = repository(tmp_path / "handbook")
    git(folder, "tag", "edition-2569-1")
    release(folder, "2569-2")
    return folder


def release(root: Path, edition: str, correction: int = 0) -> None:
    """Let mkdocs.yml name a release."""
    file = root / "mkdocs.yml"
    written = f"release:\n      edition: {edition}\n      correction: {correction}\n"
    text = re.sub(r"release:\n +edition: .*\n +correction: .*\n", written, file.read_text(encoding="utf-8"))
    file.write_text(text, encoding="utf-8")


def run(root: Path, *arguments: str) -> int:
    return main(["--root", str(root), *arguments, "--lang", "en"])


def change(root: Path, old: str, new: str, *paths: str) -> None:
    for path in paths:
        text = (root / path).read_text(encoding="utf-8")
        assert old in text
        (root / path).write_text(text.replace(old, new), encoding="utf-8")


def told(root: Path) -> list[str]:
    corpus, _ = read_corpus(load_settings(root))
    return [f"{each.path} {each.code}" for each in noting_faults(corpus) if each.explain("th") and each.explain("en")]


def named(root: Path) -> str:
    corpus, _ = read_corpus(load_settings(root))
    return next(each.details["named"] for each in noting_faults(corpus) if each.code == "HB724")


def record(root: Path) -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = yaml.safe_load((root / RECORD).read_text(encoding="utf-8"))
    return found


def test_an_edition_after_one_that_nothing_notes_is_refused_and_goes_on_once_it_is_noted(root: Path) -> None:
    assert told(root) == [f"{RECORD} HB724", f"{EDITIONS} HB725"]
    assert run(root, "published") == 0
    assert told(root) == [f"{EDITIONS} HB725"]
    assert run(root, "edition", "--published", "2026-11-29", "--of", "2569-1") == 0
    assert told(root) == []


def test_first_edition_and_its_own_tag_need_no_note(root: Path) -> None:
    release(root, "2569-1")
    assert told(root) == []
    git(root, "tag", "--delete", "edition-2569-1")
    assert told(root) == []


@pytest.mark.parametrize(("edition", "correction"), [("2569-1", 1), ("2569-2", 1)])
def test_a_correction_right_after_its_edition_is_not_held_up(root: Path, edition: str, correction: int) -> None:
    if edition == "2569-2":
        commit_all(root, "Go on")
        git(root, "tag", "edition-2569-2")
    release(root, edition, correction)
    assert told(root) == []


def test_an_edition_that_nobody_published_is_said_to_be_so(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(root, "published")
    assert run(root, "edition", "--unpublished", "2569-1") == 0
    assert told(root) == []
    written = yaml.safe_load((root / EDITIONS).read_text(encoding="utf-8"))
    assert written == {"editions": [], "unpublished": ["2569-1"]}
    assert run(root, "edition", "--published", "2026-11-29", "--of", "2569-1") == 0  # it was, after all
    assert "unpublished:" not in (root / EDITIONS).read_text(encoding="utf-8")
    capsys.readouterr()
    assert run(root, "edition", "--unpublished", "2569-1") == 2
    assert "says that 2569-1 was published on 2026-11-29" in capsys.readouterr().err
    assert run(root, "edition", "--unpublished", "2570-1") == 2
    assert "there is no edition 2570-1; there are 2569-1, 2569-2" in capsys.readouterr().err


def test_a_withdrawn_edition_has_its_day(root: Path) -> None:
    run(root, "published")
    run(root, "edition", "--published", "2026-11-29", "--of", "2569-1")
    assert run(root, "edition", "--withdraw", "2569-1", "--reason-th", "ผิด", "--reason-en", "Wrong") == 0
    assert told(root) == []


def test_an_edition_that_is_noted_late_is_what_the_next_one_replaced(root: Path) -> None:
    run(root, "edition", "--published", "2026-12-20")
    run(root, "edition", "--published", "2026-11-29", "--of", "2569-1")
    newest, first = yaml.safe_load((root / EDITIONS).read_text(encoding="utf-8"))["editions"]
    assert (newest["edition"], newest["replaces"], first["edition"]) == ("2569-2", "2569-1", "2569-1")
    assert "replaces" not in first


def test_both_days_and_unpublished_is_a_fault_of_the_data(root: Path) -> None:
    run(root, "edition", "--published", "2026-11-29", "--of", "2569-1")
    with (root / EDITIONS).open("a", encoding="utf-8") as file:
        file.write('unpublished:\n  - "2569-1"\n')
    _, problems = read_corpus(load_settings(root))
    assert [(each.path, each.line, each.column, each.code) for each in problems] == [(EDITIONS, 7, 5, "HB214")]


def test_what_the_release_had_and_the_sources_have_no_more_is_noted_from_its_tag(root: Path) -> None:
    pages = ("docs/survey.md", "docs/survey.en.md")
    change(root, "{ #record }", "{ #record-points }", *pages)
    change(root, "](#record)", "](#record-points)", *pages)
    change(root, "survey.md#record)", "survey.md#record-points)", "docs/procedure.md", "docs/procedure.en.md")
    assert "HB724" in " ".join(told(root))
    assert run(root, "published") == 0
    assert {"record", "record-points"} <= set(record(root)["ids"]["survey"])
    lines = (root / RECORD).read_text(encoding="utf-8")
    (root / RECORD).write_text(lines.replace(" record,", ""), encoding="utf-8")
    assert named(root) == "survey#record"


def test_a_page_that_left_unnoted_needs_a_heir_from_then_on(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for end in (".md", ".en.md"):
        (root / f"docs/changes{end}").rename(root / f"docs/upkeep{end}")
        change(root, "{ #changes }", "{ #upkeep }", f"docs/upkeep{end}")
    change(root, "- changes.md", "- upkeep.md", "mkdocs.yml")
    assert "changes" in named(root)
    capsys.readouterr()
    assert run(root, "published") == 1
    assert re.findall(r"error (HB\d+)", capsys.readouterr().err) == ["HB259", "HB259"]
    for end in (".md", ".en.md"):
        change(root, "review_every: 6\n", "review_every: 6\nold_paths: [changes/]\n", f"docs/upkeep{end}")
    assert run(root, "published") == 0
    assert {"changes", "upkeep"} <= set(record(root)["pages"])
    assert told(root) == [f"{EDITIONS} HB725"]


def test_a_form_whose_blanks_changed_unnoted_is_told_by_the_checks(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(root, "maxlength: 120", "maxlength: 130", FORM)
    run(root, "published")
    assert re.findall(r"error (HB\d+)", capsys.readouterr().err) == ["HB531"]
    assert [line for line in told(root) if "HB724" in line] == []
    change(root, 'version: "1.2"', 'version: "1.3"', FORM)
    assert run(root, "published") == 0
    assert told(root) == [f"{EDITIONS} HB725"]
