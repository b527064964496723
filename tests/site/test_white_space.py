"""White space that the engine's templates made. White space that means something: tests/html/test_tree.py."""

from __future__ import annotations

from handbook.site.white_space import fold_white_space
from single_steps import Steps, inner


def test_one_line_break_is_left_of_each_stretch_and_nothing_of_the_words(steps: Steps) -> None:
    page = steps.written("\n\n      <p> a\n  b </p>\n    \n<pre>\n\n  <b>c</b>\n\n</pre> <p>d</p>\n   ")
    fold_white_space(page, steps.context(page))
    assert inner(page.article) == "\n<p> a\n  b </p>\n<pre>\n\n  <b>c</b>\n\n</pre> <p>d</p>\n"


def test_it_is_folded_on_the_whole_page(steps: Steps) -> None:
    page = steps.written("", head="\n     <title>a  b</title>\n\n   ")
    fold_white_space(page, steps.context(page))
    assert inner(page.tree[0]) == "\n<title>a  b</title>\n"
