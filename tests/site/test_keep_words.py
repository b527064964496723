"""Which words of a page no line may end in: the handbook's own. How they are kept: tests/thai/test_line_breaks.py."""

from __future__ import annotations

from handbook.site.line_ends import keep_words
from single_steps import Steps, inner


def test_words_of_the_glossary_and_numbers_stay_whole_in_the_article(steps: Steps) -> None:
    page = steps.written('<h1>ราคากลาง</h1><p>ใช้ราคากลางใน 30 วัน <a href="#a">ข้อ 2</a></p>')
    page.tree[1].text = "ราคากลาง"
    keep_words(page, steps.context(page))
    assert inner(page.article) == (
        '<h1><span class="hb-whole">ราคากลาง</span></h1>'
        '<p>ใช้<span class="hb-whole">ราคากลาง</span>ใน <span class="hb-whole">30 วัน</span> '
        '<a href="#a"><span class="hb-whole">ข้อ 2</span></a></p>'
    )
    assert page.tree[1].text == "ราคากลาง"  # what stands around the article is the theme's


def test_names_of_files_and_states_stay_as_they_are(steps: Steps) -> None:
    written = '<p><span class="hb-state">30 วัน</span> <code>30 วัน</code> <a class="hb-address">ข้อ 2</a></p>'
    page = steps.written(written)
    keep_words(page, steps.context(page))
    assert inner(page.article) == written


def test_english_text_has_its_numbers_kept(steps: Steps) -> None:
    page = steps.written("<p>Tel. 0 2000 0000, a closed-circuit television camera</p>", locale="en")
    keep_words(page, steps.context(page))
    assert inner(page.article) == (
        '<p>Tel. <span class="hb-whole">0 2000 0000</span>, a closed-circuit television camera</p>'
    )
