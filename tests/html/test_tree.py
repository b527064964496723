"""Trees: text that follows an element stays where it was, whatever is put beside or in place of the element."""

from __future__ import annotations

import pytest
from lxml import etree

from handbook.html.tree import (
    Element,
    append_text,
    copy_of,
    drop_mark,
    fold_indents,
    insert_after,
    make,
    read_fragment,
    replace,
    words_of,
)


def written(tree: Element) -> str:
    return etree.tostring(tree, encoding="unicode")


@pytest.mark.parametrize(
    ("gap", "expected"),
    [("", "<p>a <b>b</b><i>new</i> c</p>"), (" ", "<p>a <b>b</b> <i>new</i> c</p>")],
)
def test_added_element_stands_before_the_text_that_followed(gap: str, expected: str) -> None:
    tree = read_fragment("<p>a <b>b</b> c</p>")
    insert_after(tree[0], make("i", "new"), gap)
    assert written(tree) == expected


def test_added_element_may_be_the_last() -> None:
    tree = read_fragment("<p><b>b</b></p>")
    insert_after(tree[0], make("i"), " ")
    assert written(tree) == "<p><b>b</b> <i/></p>"


def test_replacing_leaves_what_follows() -> None:
    tree = read_fragment("<p>a <b>b</b> c</p>")
    replace(tree[0], make("i", "new"))
    assert written(tree) == "<p>a <i>new</i> c</p>"


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("<p>a <i>1</i>, b</p>", "<p>a, b</p>"),
        ("<p><b>a</b>\u00a0<i>1</i>; b</p>", "<p><b>a</b>; b</p>"),
        ("<p>a <b>b</b> <i>1</i></p>", "<p>a <b>b</b></p>"),
        ("<p><i>1</i> a</p>", "<p> a</p>"),
    ],
)
def test_a_mark_goes_with_the_space_before_it(marked: str, plain: str) -> None:
    tree = read_fragment(marked)
    drop_mark(tree.find("i"))
    assert written(tree) == plain


def test_copy_has_the_inside_and_nothing_that_follows() -> None:
    tree = read_fragment("<p>a <b>b<i>c</i>d</b> e</p>")
    assert written(copy_of(tree[0])) == "<b>b<i>c</i>d</b>"
    assert written(tree) == "<p>a <b>b<i>c</i>d</b> e</p>"


def test_said_text_stands_at_the_end() -> None:
    tree = read_fragment("<p>a<b>b</b></p>")
    append_text(tree, "c")
    append_text(tree, "d")
    assert written(tree) == "<p>a<b>b</b>cd</p>"


def test_words_are_folded() -> None:
    assert words_of(read_fragment("<p> a\n  <b>b </b>c</p>")) == "a b c"


def test_indents_fold_and_what_keeps_its_space_does_not() -> None:
    tree = read_fragment("<div>\n   <p>a\n  b</p>\n\n  <pre>\n   x</pre>   <b>c</b></div>")
    fold_indents(tree)
    assert written(tree) == "<div>\n<p>a\n  b</p>\n<pre>\n   x</pre>   <b>c</b></div>"
