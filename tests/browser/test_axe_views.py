"""What axe would tell of any view is told although pages are not judged by all rules in each: faults planted in one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from axe import load_axe
from axe_views import ELEMENTS, Views
from reading import AXE_WIDTHS, SCHEMES, show

WIDE, DARK = "@media (min-width: 1000px)", "[data-md-color-scheme=slate]"
NARROW, LIGHT = "@media (max-width: 999px)", "[data-md-color-scheme=default]"
KNOWN = ("circular/", "en/circular/", "laws/")
"""Pages that are judged before: what they have is known."""


@pytest.fixture(scope="module")
def known(address_alone: str, browser: Browser) -> Iterator[tuple[Page, Views]]:
    """A window, and what is known of some pages, which have no fault."""
    page = browser.new_context(viewport={"width": 360, "height": 800}, reduced_motion="reduce").new_page()
    views = Views()
    for path in KNOWN:
        assert found(page, views, address_alone + path, "0") == {}
    yield page, views
    page.context.close()


def found(page: Page, views: Views, address: str, script: str) -> dict[str, list[str]]:
    """View -> the rules that are broken there, of a page changed by a script; views without any are left out."""
    page.goto(address)
    page.evaluate("document.fonts.ready.then(() => 0)")
    page.evaluate(script)
    told, schemes = {}, SCHEMES[::-1]
    for width in AXE_WIDTHS:
        for scheme in schemes:
            show(page, width, scheme)
            faults = views.violations(page, is_recoloured=scheme != schemes[0])
            told[f"{width} {scheme}"] = sorted({fault.partition(":")[0] for fault in faults})
        schemes = schemes[::-1]  # as pages are visited: here the dark one is judged whole on a phone
    return {view: rules for view, rules in told.items() if rules}


def added(markup: str) -> str:
    """A script that adds this to the end of the article."""
    return f"document.querySelector('article').insertAdjacentHTML('beforeend', {markup!r});"


def styled(*rules: str) -> str:
    """A script that adds these rules of CSS."""
    text = "\n".join(rules)
    return f"const sheet = new CSSStyleSheet(); sheet.replaceSync({text!r}); document.adoptedStyleSheets.push(sheet)"


UNMARKED = styled(
    "article p a.x { text-decoration: none !important; color: #1a1a1a !important; border: 0 !important }",
    f"{DARK} article p a.x {{ text-decoration: underline !important; color: inherit !important }}",
)


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        (styled(f"{NARROW} {{ {LIGHT} article li {{ color: #ccc !important }} }}"), {"360 light": ["color-contrast"]}),
        (styled(f"{NARROW} {{ {DARK} article li {{ color: #333 !important }} }}"), {"360 dark": ["color-contrast"]}),
        (styled(f"{WIDE} {{ {LIGHT} article li {{ color: #ccc !important }} }}"), {"1280 light": ["color-contrast"]}),
        (styled(f"{WIDE} {{ {DARK} article li {{ color: #333 !important }} }}"), {"1280 dark": ["color-contrast"]}),
        # The ground of what stands around it.
        (
            styled(f"{DARK} article {{ background: #999 !important }}"),
            {"360 dark": ["color-contrast"], "1280 dark": ["color-contrast"]},
        ),
        # One of many that are styled alike, by an attribute.
        (
            styled(f"{WIDE} {{ {DARK} .md-nav__item:nth-child(2) .md-ellipsis {{ color: #555 !important }} }}"),
            {"1280 dark": ["color-contrast"]},
        ),
        # Another of the same style, where nothing can be told of the first, which a picture covers.
        (
            added('<div class="c"><i></i><p class="x">some words</p></div><div class="c"><p class="x">others</p></div>')
            + styled(
                ".c { position: relative }",
                ".c > i { position: absolute; inset: 0; background: linear-gradient(red, blue) }",
                f"{LIGHT} .x {{ color: #ccc !important }}",
            ),
            {"360 light": ["color-contrast"], "1280 light": ["color-contrast"]},
        ),
        # A link that only its colour tells from the text around it; also where that has one letter more: with fewer the
        # rule takes the link for no part of a text.
        (
            added('<p>words that stand before <a class="x" href="#x">a link</a>, and words behind it</p>') + UNMARKED,
            {"360 light": ["link-in-text-block"], "1280 light": ["link-in-text-block"]},
        ),
        (
            added('<p><a class="x" href="#x">ten letter</a> eleven word</p>') + UNMARKED,
            {"360 light": ["link-in-text-block"], "1280 light": ["link-in-text-block"]},
        ),
        # Other rules: what one width shows, what one scheme shows.
        (
            added('<button class="x"></button>')
            + styled(".x { display: none }", f"{WIDE} {{ .x {{ display: block }} }}"),
            {"1280 light": ["button-name"]},
        ),
        (
            added('<button class="x"></button>') + styled(".x { display: none }", f"{DARK} .x {{ display: block }}"),
            {"360 dark": ["button-name"], "1280 dark": ["button-name"]},
        ),
    ],
)
def test_a_fault_of_a_view_is_told(
    known: tuple[Page, Views], address_alone: str, script: str, expected: dict[str, list[str]]
) -> None:
    page, views = known
    assert found(page, views, f"{address_alone}procedure/", script) == expected


def test_what_a_scheme_makes_of_a_page_is_judged_anew(known: tuple[Page, Views], address_alone: str) -> None:
    page, views = known
    script = added("<i></i>" * 30 + '<img src="x.png">')
    hidden = styled(
        "article > i, article > img { display: none }", f"{DARK} article > * {{ display: block !important }}"
    )
    told = found(page, views, f"{address_alone}procedure/", script + hidden)
    assert {view: "image-alt" in rules for view, rules in told.items()} == {"360 dark": True, "1280 dark": True}


# Parts of a block, ended by a line break or another block, of which some have more text in links than beside them;
# links that nobody sees, and one in an inline block.
LINES = added(
    '<p>few <a href="#a">many words of a link</a><br>many words beside <a href="#b">few</a><br>'
    'a <a href="#c">word</a> or <a href="#d">two</a></p>'
    '<div>some words beside <a href="#e">it</a><p>x</p><a href="#f">alone</a><hr>words <a href="#g">and</a> words</div>'
    '<p>seen <a href="#h">is</a> <a href="#i" class=none>what is not seen has many words</a></p>'
    '<p>words <a href="#j" class=clear>that nobody sees though they have room</a> '
    '<a href="#k">few</a></p><p>in <span class=box>words <a href="#l">few</a></span> more words</p>'
) + styled(".none { display: none }", ".clear { opacity: 0 }", ".box { display: inline-block }")
_COMPARED = f"""() => {{
  ({ELEMENTS})("")
  const asked = new Set([...self.hbAsked["link-in-text-block"].values()].flatMap(alike => [...alike.keys()]))
  axe.setup(document)
  const rule = axe._audit.rules.find(one => one.id === "link-in-text-block")
  const matches = link => rule.matches(link, axe.utils.getNodeFromTree(link))
  const links = [...document.querySelectorAll("a[href]")]
  const found = [links.filter(one => asked.has(one)), links.filter(matches)]
  axe.teardown()
  return found.map(each => each.map(link => link.getAttribute("href")))
}}"""


@pytest.mark.parametrize("width", AXE_WIDTHS)
def test_the_links_that_are_asked_about_are_those_that_axe_would_ask(
    known: tuple[Page, Views], address_alone: str, width: int
) -> None:
    page, _ = known
    show(page, width, SCHEMES[0])
    for path in KNOWN:
        page.goto(address_alone + path)
        page.evaluate(LINES)
        load_axe(page)
        asked, wanted = page.evaluate(_COMPARED)
        assert asked == wanted
        assert asked[-6:] == ["#b", "#e", "#g", "#h", "#k", "#l"]
