"""Nothing leaves the text area of a page: tables become smaller, then turn; what still does not fit is told."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from lxml import html

from handbook.book.footnotes import Footnotes
from handbook.book.typeset import typeset
from handbook.press.press import Details, opened_press
from handbook.problems import Problem, ProblemsError
from press.pressed import STYLES, WORDS

MM = 72 / 25.4
PORTRAIT, LANDSCAPE = (595, 842), (842, 595)
LEFT, RIGHT, BOTTOM = 30 * MM, 20 * MM, 24 * MM
ADDRESS = f"https://example.go.th/{'a' * 128}"
LONG = "x" * 150
WORD = "Installation"


def table(columns: int, cell: str = WORD) -> str:
    """A table of a caption, a head and two rows."""
    head, row = f"<th scope=col>{cell}" * columns, f"<td>{cell}" * columns
    return (
        f"<div class=hb-scroll><table class=hb-table><caption>ตาราง</caption><thead><tr>{head}</thead>"
        f"<tbody><tr>{row}<tr>{row}</table></div>"
    )


def nested(depth: int) -> str:
    """A list of lists, of which the innermost has a long word."""
    return f"<ul><li>รายการ {nested(depth - 1) if depth else LONG}</ul>"


def laid_out(folder: Path, body: str, source: str = "") -> tuple[list[Problem], list[tuple[int, int]]]:
    """The problems of a chapter and, if there are none, the sizes of the pages of its PDF."""
    (folder / "docs").mkdir(exist_ok=True)
    (folder / "docs" / "a.md").write_text(source, encoding="utf-8")
    tree = html.document_fromstring(
        "<html lang=th data-numerals=thai><head><meta charset=utf-8><title>ก</title><meta name=description content=ก>"
        "</head><body><p>หน้าก่อน</p><main><article class=hb-chapter id=a data-source=docs/a.md>"
        f"<h1>บท</h1>{body}</article></main></body></html>"
    )
    file = folder / "x.pdf"
    try:
        with opened_press(STYLES, file.name, root=folder) as opened:
            typeset(tree, Footnotes("thai"), opened, file, Details(WORDS, WORDS, []))
    except ProblemsError as error:
        assert not file.exists()
        return error.problems, []
    with pypdfium2.PdfDocument(file) as document:
        for page in document:
            text = page.get_textpage()
            for number in range(text.count_chars()):
                if text.get_text_range(number, 1).strip():
                    left, _, right, _ = text.get_charbox(number)
                    assert left >= min(LEFT, RIGHT) - 1
                    assert right <= page.get_width() - RIGHT + 1
        return [], [(round(page.get_width()), round(page.get_height())) for page in document]


@pytest.mark.parametrize(
    "body",
    [
        table(4),
        f'<p>ดู<a class="hb-address" href="{ADDRESS}">{ADDRESS}</a></p>',
        f"<p>ดู {ADDRESS} ท้าย</p>",
        f"<pre><code>{LONG}\n{'word ' * 60}</code></pre>",
        f"<p>คำว่า <code>{LONG}</code></p>",
        nested(6),
        table(3, f"<a class=hb-address href=x>{ADDRESS}</a>"),
    ],
    ids=["four columns", "address", "address in text", "code block", "code", "nested list", "address in cells"],
)
def test_long_words_break_and_tables_stay_upright(tmp_path: Path, body: str) -> None:
    assert laid_out(tmp_path, body) == ([], 4 * [PORTRAIT])


def test_a_table_of_eight_columns_is_set_smaller(tmp_path: Path) -> None:
    assert laid_out(tmp_path, table(8)) == ([], 4 * [PORTRAIT])


def test_a_table_of_twelve_columns_is_turned(tmp_path: Path) -> None:
    problems, sizes = laid_out(tmp_path, f"<p>ก่อน</p>{table(12)}<p>หลัง</p>")
    assert problems == []
    assert sizes == [*3 * [PORTRAIT], LANDSCAPE, *2 * [PORTRAIT]]


def test_what_fits_nowhere_is_told_at_its_line(tmp_path: Path) -> None:
    source = f"# บท\n\n| {LONG * 2} | b |\n|---|---|\n\nข้อความ\n"
    (problem,), _ = laid_out(tmp_path, f"<p>ก่อน</p>{table(1, LONG * 2)}<p>หลัง</p>", source)
    assert (problem.code, problem.path, problem.line, problem.column) == ("HB611", "docs/a.md", 3, 3)
    assert problem.details == {"file": "x.pdf", "page": "4", "words": LONG[:60]}


def test_each_that_leaves_is_told_once(tmp_path: Path) -> None:
    wide = '<svg width=900 height=40 role="img"><rect width=900 height=40 /></svg>'
    high = '<img alt="รูปสูง" style="display: block; height: 400mm; width: 20mm" src="data:image/svg+xml,%3Csvg%20xmlns=%22http://www.w3.org/2000/svg%22/%3E">'
    nowrap = f'<p style="white-space: nowrap">{"คำ " * 90}</p>'
    problems, _ = laid_out(tmp_path, f"{wide}{high}{nowrap}{nowrap}{table(20, LONG[:20])}")
    assert [problem.code for problem in problems] == 5 * ["HB611"]
    assert sorted(problem.details["words"].split()[0] for problem in problems) == ["svg", LONG[:20], "คำ", "คำ", "รูปสูง"]
