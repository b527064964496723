"""The summary of a job: everything, Thai, then English, in the room that GitHub gives, nothing of it obeyed."""

from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt

from handbook.problems import Problem
from handbook.reports.markdown import plain
from handbook.reports.summary import MOST_BYTES, mends, summary
from reports.found import found

THAI = re.compile("[\u0e00-\u0e7f]")


def items(half: str) -> list[str]:
    return [line for line in half.splitlines() if line.startswith("- **")]


def test_all_is_told_in_thai_and_then_in_english() -> None:
    thai, english = summary([*found("error", 2), *found("warning", 1)]).split("\n---\n")
    assert THAI.search(thai)
    assert not THAI.search(english)
    assert [len(items(half)) for half in (thai, english)] == [3, 3]
    assert "พบ 2 ข้อผิดพลาด 1 คำเตือน" in thai
    assert "Found 2 errors 1 warning" in english
    assert items(english)[0].startswith("- **error** docs/page.md, line 1, column 1 – HB")
    assert "<br>why: " in items(english)[0]
    assert "<br>mend: " in items(english)[0]


def test_files_of_the_change_come_first_under_a_heading_of_their_own() -> None:
    problems = [*found("error", 3, "docs/a.md"), *found("warning", 1, "docs/z.md")]
    _, english = summary(problems, {"docs/z.md"}).split("\n---\n")
    near, far = english.index("### 1 in the files of this change"), english.index("### 3 in other files")
    assert near < english.index("docs/z.md") < far < english.index("docs/a.md")


@pytest.mark.parametrize("most", [MOST_BYTES, 40_000])
def test_what_has_no_room_is_counted_and_the_rest_whole(most: int) -> None:
    text = summary([*found("error", 3000, detail="ยาว" * 50), *found("error", 2000, "docs/z.md")], {"docs/z.md"}, most)
    assert most * 0.75 < len(text.encode()) <= most
    for half in text.split("\n---\n"):
        left = [int(number) for number in re.findall(r"(?:และอีก |and )(\d+)(?: ข้อ ที่นี่| more)", half)]
        assert len(items(half)) + sum(left) == 5000


HOSTILE = (
    "@everyone #1 owner/name#2 <img src=x onerror=alert(1)> <!-- [a](https://evil.example) ![b](//e.example/p.png) "
    "`code` **bold** _it_ ~~s~~ | a | www.evil.example https://evil.example a@evil.example $x$ \\ &amp; ]] :+1:\n"
    "# heading\n- item\n\n```\nfence\u202e\x1b[2J"
)


def test_hostile_text_stays_text() -> None:
    tokens = MarkdownIt("commonmark").parse(f"- {plain(HOSTILE)}")
    (inline,) = [token for token in tokens if token.type == "inline"]
    assert [child.type for child in inline.children or ()] == ["text"]
    shown = inline.children[0].content if inline.children else ""
    assert shown.replace("\u2060", "") == re.sub(r"\s+", " ", HOSTILE).replace("\u202e", r"\u202e").replace(
        "\x1b", " "
    ), "as it was written, on one line"
    assert re.search(r"@\w|#\d", shown) is None, "GitHub calls people and names issues in finished text"
    raw = plain(HOSTILE)
    assert set(raw) & set("<>[]`*_~|!$=@") == set(), "each sign by itself: none relies on another"
    assert re.search(r"https?:|www\.|@\w", raw) is None, "and makes links of addresses"


def test_a_hostile_path_and_detail_make_no_element() -> None:
    text = summary([Problem(f"docs/{HOSTILE}.md", 1, 1, "HB217", {"file": HOSTILE})])
    html = MarkdownIt("commonmark").render(text)
    assert set(re.findall(r"<(\w+)", html)) == {"h2", "p", "ul", "li", "strong", "br", "hr"}


def test_mends_stay_in_their_fence() -> None:
    difference = "--- a/docs/x.md\n+++ b/docs/x.md\n ````\n-<b>a</b>\n+b\u202e\n ```\n@everyone\n"
    tokens = MarkdownIt("commonmark").parse(mends(difference))
    (fence,) = [token for token in tokens if token.type == "fence"]
    assert fence.content == difference.replace("\u202e", r"\u202e")
    assert tokens[-1] is fence
    assert mends("") == ""


def test_mends_that_have_no_room_are_cut_at_a_line() -> None:
    text = mends("+ยาว\n" * 200_000)
    assert len(text.encode()) <= MOST_BYTES
    assert text.endswith("+ยาว\n```\n")
