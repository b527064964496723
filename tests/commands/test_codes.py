"""The page of codes has an entry for every code, in both languages, and is what the command writes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from handbook.__main__ import main
from handbook.checks.registry import CHECKS
from handbook.commands.codes import NAMES, examples, own_texts, page
from handbook.messages import LANGUAGES, catalogue, text_in
from handbook.problems import guards_safety

ROOT = Path(__file__).resolve().parents[2]
HEADING = re.compile(r"### (HB\d{3}) (\S+)")


def _entries(text: str) -> dict[str, list[str]]:
    """Code -> the lines of its entry."""
    parts = re.split(r"^(?=### )", text, flags=re.MULTILINE)[1:]
    found = {match[1]: part.split("\n## ")[0].strip().split("\n") for part in parts if (match := HEADING.match(part))}
    assert len(found) == len(parts)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_is_what_the_command_writes(language: str) -> None:
    assert (ROOT / ".github" / NAMES[language]).read_text(encoding="utf-8") == page(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_its_entry_with_reason_and_examples(language: str) -> None:
    entries = _entries(page(language))
    assert list(entries) == sorted(catalogue())
    labels = [text_in(language, key) for key in ("codes.means", "report.why", "codes.bad", "codes.good")]
    for code, lines in entries.items():
        assert lines[0].removeprefix(f"### {code} ") == catalogue()[code]["name"]
        told = [line.removeprefix("- ").partition(": ")[0] for line in lines if line.startswith("- ")]
        assert [label for label in labels if label not in told] == [], code
        assert (text_in(language, "codes.safety") in lines[2]) == guards_safety(code)
        assert re.search("[\u0e00-\u0e7f]", lines[2]) if language == "th" else lines[2].isascii() or "·" in lines[2]


def test_examples_are_those_of_the_checks() -> None:
    assert len(examples()) == len(CHECKS)
    assert sorted(own_texts()) == sorted(catalogue())
    with_own = {code for code, texts in own_texts().items() if "bad" in texts}
    assert with_own | set(examples()) == set(catalogue())
    assert with_own & set(examples()) == set()
    assert "`[steps](procedures.md)`" in page("th")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sign_of_a_text_is_taken_for_markdown(language: str) -> None:
    tokens = MarkdownIt("commonmark").parse(page(language))
    inner = [child for token in tokens for child in token.children or []]
    links = [child.attrGet("href") for child in inner if child.type == "link_open"]
    assert len(links) == 1
    assert not [child for child in inner if child.type in {"html_inline", "em_open", "image"}][1:]


def test_the_command_writes_only_what_has_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / ".github").mkdir()
    for told in (".github/CODES.md\n.github/CODES.en.md\n", ""):
        assert main(["--root", str(tmp_path), "codes"]) == 0
        assert capsys.readouterr().out == told
