"""Translations that fall behind their Thai text by section, in a real repository of git."""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random

import pytest

from checks.case_folders import MINIMAL
from corpus.officers import RIGHT, commit, corpus_of, git, lay_out, mend_typo, merge_of_two, places, rename, run, state
from handbook.authored.settings import load_settings
from handbook.commands.check import check_sources
from handbook.corpus.translation_files import Stamp, read_translations, record_text, stamp_file
from handbook.corpus.translation_history import Changed, difference_of, pages_behind

THAI, ENGLISH = Path("docs/page.md"), Path("docs/page.en.md")


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def codes(root: Path) -> list[str]:
    return [f"{problem.path}:{problem.line} {problem.code}" for problem in check_sources(load_settings(root))[1]]


def changed_of(root: Path) -> tuple[Changed, ...]:
    """The sections of the page that are behind."""
    return pages_behind(corpus_of(root))["page.en.md"].changed


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The minimal project in git, every section noted on 6 January 2027."""
    root = tmp_path / "project"
    shutil.copytree(MINIMAL, root)
    git(root.parent, "init", "-q", "-b", "main", str(root))
    run(root, "translated", "--all")
    commit(root, "2027-01-05")
    return root


def test_changed_section_is_behind_since_its_first_change_with_its_words(project: Path) -> None:
    change(project / THAI, "ส่งเอกสาร", "ยื่นเอกสาร")
    assert codes(project) == ["docs/page.en.md:10 HB310"]
    assert changed_of(project)[0].since is None  # not committed: nobody has read it yet
    commit(project, "2027-03-01")
    change(project / THAI, "ยื่นเอกสาร", "นำส่งเอกสาร")
    commit(project, "2027-04-09")
    (changed,) = changed_of(project)
    assert (changed.behind.name, changed.since) == ("page.en.md#page", "2027-03-02")
    assert changed.before is not None
    assert difference_of(corpus_of(project), changed, "en").endswith("และ{+นำ+}ส่งเอกสารตามจำนวนชุด")
    run(project, "translated", f"{project / THAI}#page")
    assert state(project) == RIGHT
    assert pages_behind(corpus_of(project)) == {}


def test_each_section_has_its_own_day(project: Path) -> None:
    change(project / THAI, "ส่งเอกสาร", "ยื่นเอกสาร")
    commit(project, "2027-03-01")
    change(project / THAI, "description: สิ่งที่", "description: เรื่องที่")
    commit(project, "2027-04-09")
    found = [(item.behind.section.name, item.since) for item in changed_of(project)]
    assert found == [(".description", "2027-04-10"), ("page", "2027-03-02")]
    run(project, "translated", f"{project / ENGLISH}#page")
    assert state(project)["behind"] == ["page.en.md#.description"]


def test_renamed_page_keeps_its_history_and_its_stamps(project: Path) -> None:
    change(project / THAI, "ส่งเอกสาร", "ยื่นเอกสาร")
    commit(project, "2027-03-01")
    git(project, "mv", "docs/page.md", "docs/steps.md")
    git(project, "mv", "docs/page.en.md", "docs/steps.en.md")
    commit(project, "2027-04-09")
    found = pages_behind(corpus_of(project))
    assert [(path, item.since) for path, page in found.items() for item in page.changed] == [
        ("steps.en.md", "2027-03-02")
    ]
    assert found["steps.en.md"].changed[0].before is not None
    run(project, "translated", str(project / "docs/index.md"))  # of another page: the record moves all the same
    assert sorted(file.name for file in (project / "docs/translations").iterdir()) == ["index.yml", "steps.yml"]
    assert state(project) == RIGHT | {"behind": ["steps.en.md#page"]}


def test_renamed_and_rewritten_page_is_known_by_its_old_path(project: Path) -> None:
    for end in (".md", ".en.md"):
        (project / f"docs/page{end}").rename(project / f"docs/steps{end}")
        change(project / f"docs/steps{end}", "chapter: 1", "chapter: 1\nold_paths: [page/]")
    for old, new in (("ขั้นตอน", "ลำดับ"), ("สิ่งที่", "เรื่องที่"), ("ส่งเอกสาร", "ยื่นเอกสาร")):
        change(project / "docs/steps.md", old, new)
    assert len(state(project)["behind"]) == 3


def test_renamed_id_keeps_its_stamp(project: Path) -> None:
    for file in (THAI, ENGLISH):
        change(project / file, "#prepare", "#preparing")
    assert state(project) == RIGHT


def test_removed_page_leaves_no_record(project: Path) -> None:
    for file in (THAI, ENGLISH):
        (project / file).unlink()
    run(project, "translated", str(project / "docs/index.md"))
    assert [file.name for file in (project / "docs/translations").iterdir()] == ["index.yml"]


def test_day_is_that_on_which_a_branch_was_merged(project: Path) -> None:
    """A branch that began before the change and ends after it still has the words as they were translated."""
    git(project, "checkout", "-q", "-b", "other")
    git(project, "checkout", "-q", "main")
    change(project / THAI, "ส่งเอกสาร", "ยื่นเอกสาร")
    commit(project, "2027-03-01")
    git(project, "checkout", "-q", "other")
    change(project / THAI, "กลับไปที่", "กลับไปยัง")
    commit(project, "2027-04-01")
    git(project, "checkout", "-q", "main")
    git(project, "merge", "-q", "--no-edit", "other", day="2027-05-01")
    assert [(item.behind.section.name, item.since) for item in changed_of(project)] == [
        ("page", "2027-03-02"),
        ("prepare", "2027-05-02"),
    ]


def test_words_of_a_branch_that_a_merge_gave_up_are_found(project: Path) -> None:
    """A merge that keeps the Thai of one side and the record of the other."""
    git(project, "checkout", "-q", "-b", "other")
    change(project / THAI, "ส่งเอกสาร", "ยื่นเอกสาร")
    run(project, "translated", f"{project / THAI}#page")
    commit(project, "2027-03-01")
    git(project, "checkout", "-q", "main")
    commit(project, "2027-03-02")
    git(project, "merge", "-q", "--no-commit", "--no-ff", "other")
    git(project, "checkout", "-q", "main", "--", str(THAI))
    commit(project, "2027-03-03")
    (changed,) = changed_of(project)
    assert changed.before is not None
    assert "ยื่นเอกสาร" in changed.before


def test_words_that_are_in_no_version_are_said_to_be_lacking(project: Path) -> None:
    record = project / "docs/translations/page.yml"
    thai = corpus_of(project).pages["page.md"].sections["page"].fingerprint
    change(record, thai, "0123456789ab")
    commit(project)
    (changed,) = changed_of(project)
    assert (changed.since, changed.before) == (None, None)
    assert difference_of(corpus_of(project), changed, "en") == "the translated text is not in this history"


def test_clone_without_history_says_so(project: Path) -> None:
    change(project / THAI, "ส่งเอกสาร", "ยื่นเอกสาร")
    commit(project, "2027-03-01")
    git(project.parent, "clone", "-q", "--depth", "1", project.as_uri(), "part")
    part = project.parent / "part"
    (changed,) = changed_of(part)
    assert "fetch-depth: 0" in difference_of(corpus_of(part), changed, "th")


def test_outside_git_a_section_is_behind_without_a_day(project: Path) -> None:
    change(project / THAI, "ส่งเอกสาร", "ยื่นเอกสาร")
    shutil.rmtree(project / ".git")
    assert [(item.since, item.before) for item in changed_of(project)] == [(None, None)]


def test_new_section_is_not_noted_until_it_is(project: Path) -> None:
    for file, heading in ((THAI, "ใหม่"), (ENGLISH, "New")):
        (project / file).write_text(f"{(project / file).read_text()}\n## {heading} {{ #new }}\n", encoding="utf-8")
    assert codes(project) == ["docs/page.en.md:18 HB311"]
    assert state(project)["unmarked"] == ["page.en.md#new"]


@pytest.mark.parametrize("is_whole", [False, True], ids=["section", "page"])
def test_what_is_not_noted_is_recorded_in_the_browser_by_the_file_of_the_message(project: Path, is_whole: bool) -> None:
    for file, heading in ((THAI, "ใหม่"), (ENGLISH, "New")):
        (project / file).write_text(f"{(project / file).read_text()}\n## {heading} {{ #new }}\n", encoding="utf-8")
    if is_whole:
        (project / "docs/translations/page.yml").unlink()
    (problem,) = check_sources(load_settings(project))[1]
    assert (problem.code, problem.line) == ("HB311", 1 if is_whole else 18)
    stamp = project / str(problem.details["file"])
    stamp.write_text(str(problem.details["line"]), encoding="utf-8")
    assert codes(project) == []
    run(project, "check", "--fix")
    assert codes(project) == []
    assert not stamp.exists()
    assert "new" in (project / "docs/translations/page.yml").read_text(encoding="utf-8")


def test_stamp_of_a_browser_counts_until_the_thai_changes_again(project: Path) -> None:
    change(project / THAI, "ส่งเอกสาร", "ยื่นเอกสาร")
    path, text = stamp_file("page", "page", corpus_of(project).pages["page.md"].sections["page"].fingerprint)
    (project / "docs" / path).write_text(text, encoding="utf-8")
    assert codes(project) == []
    change(project / THAI, "ยื่นเอกสาร", "นำส่งเอกสาร")
    assert codes(project) == ["docs/page.en.md:10 HB310"]
    run(project, "translated", str(project / "docs/index.md"))  # takes it in: it is behind by less
    assert not (project / "docs" / path).exists()
    assert state(project)["behind"] == ["page.en.md#page"]
    change(project / THAI, "นำส่งเอกสาร", "ยื่นเอกสาร")
    assert state(project)["behind"] == []


@pytest.mark.parametrize("key", ["page", "forms/a-b", "123", "no"])
@pytest.mark.parametrize("section", [".title", "steps", "123", "null", "0x1f", "ขั้น"])
def test_files_of_any_names_are_read_as_they_were_written(tmp_path: Path, key: str, section: str) -> None:
    path, text = stamp_file(key, section, "0123456789ab")
    file = tmp_path / path
    file.parent.mkdir()
    file.write_text(text, encoding="utf-8")
    stamps = {section: Stamp("0" * 12, "1" * 12), "other": Stamp("0e1234567890", "1" * 12)}
    (file.parent / "page.yml").write_text(record_text(stamps), encoding="utf-8")
    read, problems = read_translations(file.parent, "docs/translations")
    assert problems == []
    assert (read.loose, read.records) == ({(key, section): ("0123456789ab",)}, {"page": stamps})


# A short sample of `bench translations`


def test_two_officers_at_one_page_merge_without_conflict(tmp_path: Path) -> None:
    rng = Random(19)  # noqa: S311 - a choice that can be made again
    found = [merge_of_two(lay_out(tmp_path / str(number), "index", "survey"), "survey", rng) for number in range(4)]
    assert found == [(True, RIGHT)] * 4


def test_neighbours_stamped_and_added_by_two_merge(tmp_path: Path) -> None:
    """Every line that somebody may change has a line beside it that nobody changes."""
    git(tmp_path, "init", "-q", "-b", "main")
    record = tmp_path / "page.yml"
    stamps = {name: Stamp("0" * 12, "0" * 12) for name in ("a", "b", "c")}
    record.write_text(record_text(stamps), encoding="utf-8")
    commit(tmp_path)
    new = Stamp("1" * 12, "1" * 12)
    branches = {
        "first": stamps | {"a": new},
        "second": stamps | {"b": new},
        "added": {"a": stamps["a"], "n": new, "b": stamps["b"], "c": stamps["c"]},
        "third": stamps | {"c": new},
    }
    for branch, noted in branches.items():
        git(tmp_path, "checkout", "-q", "-b", branch, "main")
        record.write_text(record_text(noted), encoding="utf-8")
        commit(tmp_path)
    git(tmp_path, "checkout", "-q", "main")
    for branch in branches:
        git(tmp_path, "merge", "-q", "--no-edit", branch)
    assert record.read_text(encoding="utf-8") == record_text({"a": new, "n": new, "b": new, "c": new})


def test_rename_and_typo_mark_nothing(tmp_path: Path) -> None:
    root = lay_out(tmp_path / "project", "index", "survey", "procedure")
    rename(root, "survey", "moved-here")
    assert state(root) == RIGHT
    mend_typo(root, "procedure", next(places(root, "procedure")))
    assert state(root) == RIGHT
