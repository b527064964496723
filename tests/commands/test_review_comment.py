"""`review-comment`: from the facts that a run left to one comment on the right pull request, over real HTTP."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from forge.drawn_facts import facts
from forge.github_server import REPOSITORY, TOKEN, Forge, github_server
from forge.test_facts import zipped
from forge.test_kept_text import pull
from handbook.__main__ import main

CALL = ["review-comment", "--run-id=42", "--head=a/handbook", "--branch=patch-1", "--commit=c1"]


@pytest.fixture
def forge(monkeypatch: pytest.MonkeyPatch) -> Iterator[Forge]:
    """A forge with one pull request, and a run that left its three parts."""
    with github_server() as running:
        monkeypatch.setenv("GITHUB_API_URL", running.api)
        monkeypatch.setenv("GITHUB_REPOSITORY", REPOSITORY)
        monkeypatch.setenv("GITHUB_TOKEN", TOKEN)
        monkeypatch.setenv("GITHUB_SERVER_URL", "https://forge.example")
        running.pulls = [pull(4, "b/handbook", "patch-1", "c1"), pull(5, "a/handbook", "patch-1", "c1")]
        names = {7: "review-facts", 8: "review.html", 9: "site"}
        running.artifacts[42] = [{"id": id, "name": name} for id, name in names.items()]
        running.files[7] = zipped("facts.json", json.dumps(facts(pages=3)).encode())
        yield running


def test_the_comment_is_on_the_right_pull_request_with_its_links(forge: Forge) -> None:
    assert main(CALL) == 0
    assert set(forge.comments) == {5}
    (written,) = forge.comments[5]
    assert "หน้าที่เปลี่ยน 3 หน้า" in written["body"]
    for id in (8, 9):
        assert f"(https://forge.example/{REPOSITORY}/actions/runs/42/artifacts/{id})" in written["body"]
    forge.files[7] = zipped("facts.json", json.dumps(facts(pages=1)).encode())
    assert main(CALL) == 0
    assert "หน้าที่เปลี่ยน 1 หน้า" in written["body"]
    assert len(forge.comments[5]) == 1


@pytest.mark.parametrize("content", [b"{}", b'{"body": "@everyone"}', b"\xff"])
def test_facts_that_are_not_sound_leave_a_comment_without_them(
    forge: Forge, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    forge.files[7] = zipped("facts.json", content)
    assert main(CALL) == 0
    assert "ยังไม่มีผลการเทียบหน้า" in forge.comments[5][0]["body"]
    assert "everyone" not in forge.comments[5][0]["body"]
    assert "facts.json is refused" in capsys.readouterr().err


def test_a_run_that_left_nothing_is_told(forge: Forge) -> None:
    forge.artifacts[42] = []
    assert main(CALL) == 0
    assert "ยังไม่มีผลการเทียบหน้า" in forge.comments[5][0]["body"]


def test_nothing_is_written_where_the_pull_request_went_on(forge: Forge, capsys: pytest.CaptureFixture[str]) -> None:
    forge.pulls[1]["head"]["sha"] = "c2"
    assert main(CALL) == 0
    assert forge.written() == []
    assert "no open pull request" in capsys.readouterr().out


def test_a_refusal_of_the_forge_is_told(
    forge: Forge, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    forge.refuses = 403
    assert main(CALL) == 1
    assert "GitHub refuses: 403" in capsys.readouterr().err
    monkeypatch.delenv("GITHUB_TOKEN")
    assert main(CALL) == 1
    assert "GITHUB_TOKEN?" in capsys.readouterr().err


def test_the_comment_of_a_file_is_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "facts.json"
    file.write_text(json.dumps(facts()), encoding="utf-8")
    assert main(["review-comment", str(file)]) == 0
    assert capsys.readouterr().out.startswith("### สิ่งที่การแก้ไขนี้เปลี่ยนให้ผู้อ่านเห็น")
    assert main(["review-comment", str(tmp_path / "nothing.json")]) == 2
    assert main(["review-comment"]) == 2
    file.write_bytes(b"[")
    assert main(["review-comment", str(file)]) == 1
