"""`freshness`: a text, a calendar and one issue, from a real history, without and with a network of our own."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from checks.case_folders import MINIMAL
from forge.github_server import REPOSITORY, TOKEN, github_server
from handbook.__main__ import main
from handbook.commands.check import read_sources
from handbook.freshness.questions import first_days, open_questions
from handbook.freshness.reviews import reviews
from handbook.freshness.sources import unread_sources
from history.test_changes import commit
from history.test_edition import git

SOURCES, QUESTIONS = "docs/data/sources.yml", "docs/data/confirm.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "handbook"
    shutil.copytree(MINIMAL, root)
    git(root, "init", "-q", "-b", "main")
    return root


def test_reviews_of_thai_pages_are_overdue_from_their_day_on(root: Path, tmp_path: Path) -> None:
    found = reviews(read_sources(root))
    assert found
    assert [review.path.endswith(".en.md") for review in found] == [False] * len(found)
    last = found[-1].due
    out = tmp_path / "freshness.md"
    arguments = ["--root", str(root), "freshness", "--offline", "--out", str(out)]
    assert main([*arguments, "--today", last]) == 0
    assert f"## หน้าที่ถึงกำหนดทบทวน {len(found)} หน้า" in out.read_text(encoding="utf-8")
    assert main([*arguments, "--today", "2020-01-01"]) == 0
    assert "## หน้าที่ถึงกำหนดทบทวน 0 หน้า" in out.read_text(encoding="utf-8")


def test_the_calendar_has_every_review_and_two_runs_are_equal(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [tmp_path / name for name in ("a.ics", "b.ics")]
    for file in files:
        assert main(["--root", str(root), "freshness", "--offline", "--calendar", str(file)]) == 0
    assert files[0].read_bytes() == files[1].read_bytes()
    read: Any = Calendar.from_ical(files[0].read_bytes())
    events = read.walk("VEVENT")
    assert [event["DTSTART"].dt.isoformat() for event in events] == [each.due for each in reviews(read_sources(root))]
    assert capsys.readouterr().out.count("<details>") == 2


def test_questions_are_as_old_as_their_first_version(root: Path) -> None:
    text = (root / QUESTIONS).read_text(encoding="utf-8")
    ids = list(read_sources(root).data.questions)
    renamed = text.replace(f"id: {ids[0]}", "id: later")
    commit(root, {QUESTIONS: text}, 1)
    commit(root, {QUESTIONS: "groups: [\n"}, 2)
    commit(root, {QUESTIONS: renamed}, 3)
    days = first_days(root / QUESTIONS)
    assert days["later"] == "2026-11-27"
    assert {days[id] for id in ids} == {"2026-11-25"}
    found = open_questions(read_sources(root), days)
    assert "later" in [each.question.id for each in found]
    assert {each.since for each in found if each.question.id == "later"} == {"2026-11-27"}


def test_sources_are_read_again_after_their_months(root: Path) -> None:
    file = root / SOURCES
    text = file.read_text(encoding="utf-8")
    assert text.count("    seen: ") >= 2
    file.write_text(text.replace("    seen: ", "    read: 2026-01-31\n    seen: ", 1), encoding="utf-8")
    corpus = read_sources(root)
    assert len(unread_sources(corpus, "2026-07-30", 6).long_ago) == 0
    found = unread_sources(corpus, "2026-07-31", 6)
    assert [source.read for source in found.long_ago] == ["2026-01-31"]
    assert found.never_noted == len(corpus.data.sources) - 1


def test_a_day_that_is_none_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["freshness", "--today", "2569-13-01"])
    assert stopped.value.code == 2
    assert "--today" in capsys.readouterr().err


def test_the_text_is_kept_as_one_issue(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = tmp_path / "freshness.md"
    assert main(["freshness", "--post", str(text)]) == 2
    text.write_text("one\n", encoding="utf-8")
    with github_server() as forge:
        monkeypatch.setenv("GITHUB_API_URL", forge.api)
        monkeypatch.setenv("GITHUB_REPOSITORY", REPOSITORY)
        monkeypatch.setenv("GITHUB_TOKEN", TOKEN)
        for words in ("one\n", "two\n"):
            text.write_text(words, encoding="utf-8")
            assert main(["freshness", "--post", str(text)]) == 0
        (issue,) = forge.issues
        assert issue["title"] == "สิ่งที่ถึงเวลาต้องดู · What needs a look"
        assert issue["body"].endswith("\ntwo\n")
        forge.refuses = 403
        text.write_text("three\n", encoding="utf-8")
        assert main(["freshness", "--post", str(text)]) == 1
    assert "GitHub refuses" in capsys.readouterr().err
