"""The theme's menus: numbered, without the pages of forms, with what a finishing step added."""

from __future__ import annotations

import pytest

from handbook.html.tree import read_html, select, words_of
from handbook.site.page import BuiltPage
from handbook.site.theme.menus import list_in_menu, number_menus, shorten_menu
from single_steps import Steps, inner

FORM = '<h1>A</h1><div class="hb-form"></div>'


def _with_menu(steps: Steps, items: str, key: str, locale: str = "th") -> BuiltPage:
    page = steps.written("", key, locale)
    nav = f'<nav class="md-nav md-nav--primary"><ul>{items}</ul></nav>'
    page.tree[1].insert(0, steps.written(nav).article[0])
    return page


def _item(href: str, label: str) -> str:
    link = f'<a href="{href}" class="md-nav__link"><span class="md-ellipsis">\n {label}\n</span></a>'
    return f'<li class="md-nav__item">{link}</li>'


# What the theme gives


def test_engines_menu_lists_every_page_of_the_nav(steps: Steps) -> None:
    links = select(steps.tree("procedure"), "nav.md-nav--primary a.md-nav__link > .md-ellipsis")
    titles = {page.title for page in steps.corpus.nav_pages("th")}
    told = "the theme's menu is built otherwise: follow it in site/theme/menus.py"
    assert titles <= {words_of(link) for link in links}, told
    items = {link.getparent().getparent().get("class", "").split()[0] for link in links}
    assert items == {"md-nav__item"}, told


def test_engines_contents_list_the_headings(steps: Steps) -> None:
    lists = select(steps.tree("procedure"), "nav.md-nav--secondary > ul.md-nav__list")
    assert len(lists) == 2, (
        "the contents in the page's two menus are built otherwise: site/theme/menus.py"
    )  # drawer, side
    for contents in lists:
        first = contents.xpath("li[@class='md-nav__item']/a[@class='md-nav__link']")[0]
        assert (first.get("href"), first[0].get("class")) == ("#who", "md-ellipsis")


# Numbers


@pytest.mark.parametrize(("locale", "number", "annex"), [("th", "๑", "ข"), ("en", "1", "B")])
def test_chapters_and_annexes_have_their_numbers(steps: Steps, locale: str, number: str, annex: str) -> None:
    items = (
        _item("../procedure/", "A") + _item("./", "B") + _item("..", "C") + _item("https://a.invalid/procedure/", "D")
    )
    page = _with_menu(steps, items, "laws", locale)
    number_menus(page, steps.context(page))
    labels = [label.text for label in select(page.tree, ".md-ellipsis")]
    assert labels == [f"{number} A", f"{annex} B", "\n C\n", "\n D\n"]


def test_turner_and_chapters_of_the_home_page_are_numbered_too(steps: Steps) -> None:
    written = (
        '<nav class="hb-turn"><a href="procedure/"><small>a</small><span class="hb-title">B</span></a></nav>'
        '<ul class="hb-chapters"><li><a href="procedure/">C</a></li></ul><p><a href="procedure/">D</a></p>'
    )
    page = steps.written(written, "index")
    number_menus(page, steps.context(page))
    assert [words_of(link) for link in page.article.iter("a")] == ["a๑ B", "๑ C", "D"]


def test_link_to_a_part_of_a_page_has_no_number(steps: Steps) -> None:
    page = _with_menu(steps, _item("../procedure/#who", "A") + _item("../nowhere/", "B"), "laws")
    number_menus(page, steps.context(page))
    assert [words_of(label) for label in select(page.tree, ".md-ellipsis")] == ["A", "B"]


# Forms


@pytest.mark.parametrize(
    ("key", "left"), [("procedure", ["../survey/"]), ("forms/index", ["../survey/", "../forms/everything/"])]
)
def test_chapters_menu_leaves_out_the_pages_of_forms(steps: Steps, key: str, left: list[str]) -> None:
    page = _with_menu(steps, _item("../survey/", "A") + _item("../forms/everything/", "B"), key)
    context = steps.context(page, steps.written(FORM, "forms/everything"))
    shorten_menu(page, context)
    assert [link.get("href") for link in page.tree.iter("a")] == left


def test_form_outside_the_menus_lists_stays(steps: Steps) -> None:
    page = _with_menu(steps, "", "procedure")
    (nav,) = page.tree.iter("nav")
    nav.insert(0, steps.written('<a class="md-nav__link" href="../forms/everything/">A</a>').article[0])
    shorten_menu(page, steps.context(page, steps.written(FORM, "forms/everything")))
    assert len(list(page.tree.iter("a"))) == 1


# Pages for editors


@pytest.mark.parametrize(
    ("key", "left"),
    [("procedure", ["../survey/", "../maintain/"]), ("maintain/index", ["../survey/", "./", "edit/"])],
)
def test_readers_menu_leads_to_the_index_of_guides_alone(steps: Steps, key: str, left: list[str]) -> None:
    own = "" if key == "maintain/index" else "../maintain/"
    items = _item("../survey/", "A") + _item(own or "./", "B") + _item(f"{own}edit/", "C")
    page = _with_menu(steps, items, key)
    shorten_menu(page, steps.context(page))
    assert [link.get("href") for link in page.tree.iter("a")] == left


# Contents


def test_heading_is_added_at_the_end_of_the_pages_contents() -> None:
    contents = '<nav class="md-nav md-nav--secondary"><ul class="md-nav__list"><li>a</li></ul></nav>'
    tree = read_html(f"<html><body>{contents}<ul class='md-nav__list'></ul>{contents}</body></html>")
    list_in_menu(tree, "x", "X")
    added = '<li class="md-nav__item"><a class="md-nav__link" href="#x"><span class="md-ellipsis">X</span></a></li>'
    assert [inner(found) for found in tree.iter("ul")] == [f"<li>a</li>{added}", "", f"<li>a</li>{added}"]
