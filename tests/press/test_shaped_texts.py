"""Texts that stay shaped until they are painted are painted as those that are shaped again."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from itertools import chain
from typing import Any

import pytest
import weasyprint
from weasyprint.formatting_structure.boxes import TextBox
from weasyprint.text.line_break import Layout

from handbook.press.amendments import shaped_texts
from press.plain import HEAD, boxes_of, can_go, plain_pdf
from press.test_text_layouts import PAGE

LINES = f"""{PAGE}<style>.j {{ text-align: justify; width: 200px }} .c {{ width: 90px; overflow: hidden }}
.e {{ text-overflow: ellipsis; white-space: nowrap }} .k {{ width: 60px; block-ellipsis: auto; max-lines: 2 }}
.h {{ width: 40px; hyphens: manual }} .a {{ width: 20px; overflow-wrap: anywhere }} .s {{ visibility: hidden }}
.f::first-line {{ font-weight: 700; letter-spacing: 2px }} .f::first-letter {{ font-size: 2em }}</style>
<p class=j>one two three four five six seven eight nine ten eleven twelve <b>thirteen</b> fourteen fifteen
<p class="c e">one two three four five six seven<div class="c k">one two three four five six seven eight nine</div>
<p class=h>hyphen&shy;ation <i>un&shy;break&shy;able</i> words<p class=a>abcdefghijklmno ที่นี่ กำหนด<p class=s>unseen
<pre>a
b &#8233; c  d&#13;e</pre><p style="white-space: pre-wrap; width: 60px">one   two    three four
<p style="width: 1px">a  b c
<p class=f>first line of a text that has two<p style="white-space: pre-wrap; width: 1px">a </p>
<svg width=90 height=20><text x=5 y=15>drawn</text></svg>"""


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """WeasyPrint as it is, whatever was printed before; afterwards as it was."""
    monkeypatch.setattr(Layout, "set_text", shaped_texts._SET_TEXT)  # noqa: SLF001
    monkeypatch.setattr(Layout, "reactivate", shaped_texts._REACTIVATE)  # noqa: SLF001
    monkeypatch.setattr(Layout, "deactivate", shaped_texts._DEACTIVATE)  # noqa: SLF001


def rendered(body: str) -> weasyprint.Document:
    return weasyprint.HTML(string=HEAD + body).render()


def texts_of(document: weasyprint.Document) -> Iterator[Any]:
    """The boxes of texts."""
    for box in chain.from_iterable(boxes_of(page._page_box) for page in document.pages):  # noqa: SLF001 - no way in
        if isinstance(box, TextBox):
            yield box


def shaped_while_painted(monkeypatch: pytest.MonkeyPatch, body: str) -> tuple[int, int]:
    """How many texts are shaped while a document is painted, and how many there are."""
    document, shaped, plainly = rendered(body), list[str](), Layout.set_text
    with monkeypatch.context() as patched:

        def noting(text: Any, words: str, *others: Any, **named: Any) -> None:
            shaped.append(words)
            plainly(text, words, *others, **named)

        patched.setattr(Layout, "set_text", noting)
        document.write_pdf()
    return len(shaped), len(list(texts_of(document)))


def test_plain_texts_are_shaped_again_to_be_painted(monkeypatch: pytest.MonkeyPatch) -> None:
    body = "<p>one <b>two</b>" * 20
    shaped, texts = shaped_while_painted(monkeypatch, body)
    assert shaped == texts == 40, can_go("shaped_texts.py")
    shaped_texts.keep_texts_shaped()
    assert shaped_while_painted(monkeypatch, body) == (0, 40)


def test_texts_look_as_they_did() -> None:
    before = plain_pdf(LINES)
    shaped_texts.keep_texts_shaped()
    assert plain_pdf(LINES) == before


def test_what_is_written_into_a_text_is_shaped() -> None:
    def printed() -> bytes:
        document = rendered("<p>one two")
        (box,) = texts_of(document)
        box.text = box.pango_layout.text = "three"
        return bytes(document.write_pdf())

    before = printed()
    shaped_texts.keep_texts_shaped()
    assert printed() == before != plain_pdf("<p>one two")


def test_a_painted_text_is_shaped_no_longer_and_can_be_painted_again() -> None:
    plain = rendered(LINES)
    before = [plain.write_pdf() for _ in range(2)]
    shaped_texts.keep_texts_shaped()
    document = rendered(LINES)
    for each in before:
        assert document.write_pdf() == each
        painted = [box for box in texts_of(document) if box.style["visibility"] == "visible"]
        assert len(painted) > 60
        assert [box.text for box in painted if "layout" in vars(box.pango_layout)] == []


def test_a_text_can_be_written_at_any_time() -> None:
    shaped_texts.keep_texts_shaped()
    document = rendered("<p>one two")
    (box,) = texts_of(document)
    for is_painted in (False, True):
        if is_painted:
            document.write_pdf()
        again = pickle.loads(pickle.dumps(box.pango_layout))  # noqa: S301 - our own
        assert vars(again).keys() & {"layout", "style", "language"} == set()
        again.reactivate(box.style)
        assert again.get_first_line()[1] is None
