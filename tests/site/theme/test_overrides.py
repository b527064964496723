"""What our templates, scripts and style sheets in overrides/ count on: names, ids and blocks that the theme has."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from jinja2 import meta, nodes

from handbook.html.tree import article_of, read_html, select
from handbooks import machine_settings
from single_steps import Steps
from theme_files import OVERRIDES, TEMPLATES, asset, overridden, parsed, script_sources, template, templates

# Names of the theme in our files: classes, attributes, ids; in scripts attributes are `dataset.mdColorScheme`.
NAME = re.compile(
    r"(?<![\w-])(?:data-)?md-[a-z](?:[\w-]*[a-z0-9])?|(?<![\w-])__(?:drawer|search|nav|toc|palette)(?![a-z])"
)
DATASET = re.compile(r"dataset\.(md\w+)")
# Our templates that stand in the place of one of the theme's; the others are our own.
REPLACED = {
    "404.html",
    "main.html",
    "partials/content.html",
    "partials/footer.html",
    "partials/header.html",
    "partials/language.html",
    "partials/languages/th.html",
    "partials/logo.html",
    "partials/palette.html",
    "partials/search.html",
}
OWN = {"home.html", "partials/strings.html", "partials/ways.html"}


def _sources() -> Iterator[tuple[str, str]]:
    for kind in ("html", "js", "css"):
        for file in sorted(OVERRIDES.rglob(f"*.{kind}")):
            yield file.relative_to(OVERRIDES).as_posix(), file.read_text(encoding="utf-8")


def _names(text: str) -> set[str]:
    camel = {"data-" + re.sub("[A-Z]", lambda found: f"-{found[0].lower()}", name) for name in DATASET.findall(text)}
    return set(NAME.findall(text)) | camel


def test_names_are_found_in_all_our_languages() -> None:
    text = '<p class="md-a md-b__c--d" data-md-e id="__search"> .md-f:x{} dataset.mdColorScheme hb-md-x --md-y __other'
    assert _names(text) == {"md-a", "md-b__c--d", "data-md-e", "__search", "md-f", "data-md-color-scheme"}


def test_every_name_of_the_theme_that_we_write_is_the_themes() -> None:
    """If this fails, the theme has renamed something: follow it in the file that is named."""
    theirs = "\n".join([*templates().values(), *script_sources().values(), asset("stylesheets/main.*.min.css")])
    known = _names(theirs)
    gone = {f"{file}: {name}" for file, text in _sources() for name in _names(text) - known}
    assert sorted(gone) == []
    assert len({name for _, text in _sources() for name in _names(text)}) > 50


# Templates


def test_our_templates_replace_those_that_the_theme_has() -> None:
    names = {name for name, _ in overridden()}
    assert names == REPLACED | OWN
    assert {name for name in names if (TEMPLATES / name).is_file()} == REPLACED


def _blocks(text: str) -> set[str]:
    return {block.name for block in parsed(text).find_all(nodes.Block)}


@pytest.mark.parametrize("name", ["404.html", "home.html", "main.html"])
def test_blocks_that_we_fill_are_the_themes(name: str) -> None:
    """Jinja shows a block of another name nowhere, and says nothing."""
    assert _blocks((OVERRIDES / name).read_text(encoding="utf-8")) <= _blocks(template("base.html"))


def test_templates_that_ours_bring_in_are_there() -> None:
    found = set()
    for name, text in overridden():
        for asked in meta.find_referenced_templates(parsed(text)):
            if asked is not None:  # put together: icons of the settings
                found.add(asked)
                assert (OVERRIDES / asked).is_file() or (TEMPLATES / asked).is_file(), (
                    f"overrides/{name} asks for {asked}"
                )
    assert found >= {
        "base.html",
        "partials/search.html",
        "partials/javascripts/palette.html",
        "partials/languages/en.html",
    }


@pytest.mark.parametrize(
    ("name", "where"),
    [
        ("partials/content.html", "base.html"),
        ("partials/footer.html", "base.html"),
        ("partials/header.html", "base.html"),
        ("partials/language.html", "base.html"),
        ("partials/logo.html", "partials/nav.html"),
    ],
)
def test_theme_brings_our_templates_in(name: str, where: str) -> None:
    assert name in set(meta.find_referenced_templates(parsed(template(where)))), f"overrides/{name} is shown nowhere"


def _words(text: str) -> set[str]:
    """The keys of a language's words."""
    (words,) = parsed(text).find_all(nodes.Dict)
    return {pair.key.value for pair in words.items if isinstance(pair.key, nodes.Const)}


def test_our_thai_has_a_word_for_each_of_the_themes() -> None:
    ours = _words((OVERRIDES / "partials" / "languages" / "th.html").read_text(encoding="utf-8"))
    assert sorted(_words(template("partials/languages/th.html")) - ours) == []
    assert (
        sorted(ours - _words(template("partials/languages/en.html")) - _words(template("partials/languages/th.html")))
        == []
    )


def test_scope_of_what_a_reader_chose_is_ours() -> None:
    """engine.py sets `extra.scope`; without it light or dark would be kept for each language apart."""
    assert "config.extra.scope" in template("partials/javascripts/base.html"), "site/engine.py sets what nobody reads"


# Pages


@pytest.mark.parametrize(
    "component",
    [
        *("announce", "container", "content", "dialog", "header", "main", "palette", "skip", "top"),
    ],
)
def test_page_has_each_part_that_the_themes_script_looks_for_once(steps: Steps, component: str) -> None:
    """Its script stops where it misses one. Those of the header and the footer are in our templates."""
    assert len(select(steps.tree("procedure"), f"[data-md-component={component}]")) == 1
    assert f'"{component}"' in script_sources()["components/_/index.ts"]


@pytest.mark.parametrize("key", ["procedure", "index"])
def test_page_has_one_article_and_it_is_the_authors(steps: Steps, key: str) -> None:
    """article_of (html/tree.py) takes the first."""
    tree = steps.tree(key)
    (article,) = select(tree, "article")
    assert article is article_of(tree)
    assert article.get("class") == "md-content__inner md-typeset"


@pytest.mark.parametrize("name", ["drawer", "search"])
def test_our_buttons_press_the_themes_check_boxes(steps: Steps, name: str) -> None:
    """overrides/assets/javascripts/controls.js: it finds them by id, the style sheets by data-md-toggle."""
    tree = steps.tree("procedure")
    (box,) = select(tree, f"#__{name}")
    assert (box.get("type"), box.get("data-md-toggle")) == ("checkbox", name)
    assert len(select(tree, f"[data-hb-toggle=__{name}]")) == 1
    assert len(select(tree, ".md-search__inner" if name == "search" else ".md-sidebar--primary li a")) >= 1


def test_its_script_finds_no_search_box_and_asks_for_no_index(steps: Steps) -> None:
    """Ours (search/box.js) stands in its place; two scripts would answer the same keys."""
    tree = steps.tree("procedure")
    assert select(tree, "[data-md-component^=search]") == []
    assert select(tree, "form[name=search]") == []
    source = script_sources()["bundle.ts"]
    assert 'getComponentElements("search")' in source
    assert 'document.forms.namedItem("search")' in source


def test_colours_are_told_by_the_attribute_of_the_body(steps: Steps) -> None:
    """site.css and controls.js ask the body; palette.html's inputs tell what they change it to."""
    tree = steps.tree("procedure")
    schemes = [option["scheme"] for option in machine_settings()["theme"]["palette"]]
    assert select(tree, "body")[0].get("data-md-color-scheme") == schemes[0]
    assert [box.get("data-md-color-scheme") for box in select(tree, ".md-option")] == schemes
    labels = [box.getnext().get("for") for box in select(tree, ".md-option")]
    assert labels == ["__palette_1", "__palette_0"]  # its script presses the label after the input
    assert (
        "document.body.setAttribute(`data-md-color-${key}`, value)" in script_sources()["components/palette/index.ts"]
    )


def test_theme_knows_the_features_that_are_put_on() -> None:
    known = "\n".join([*templates().values(), *script_sources().values()])
    features = machine_settings()["theme"]["features"]
    assert [feature for feature in features if f'"{feature}"' not in known] == []


@pytest.mark.parametrize("part", ["navigation", "toc", "path"])
def test_pages_may_hide_what_the_theme_shows(part: str) -> None:
    """The front matter's `hide`: authored/schemas/front-matter.yml."""
    assert f'"{part}" in page.meta.hide' in template("base.html") + template("partials/path.html")


def test_links_in_the_head_are_as_the_addresses_expect(steps: Steps) -> None:
    """site/addresses.py rewrites those to the next and the last page alone."""
    head = select(steps.tree("procedure"), "head")[0]
    assert {link.get("rel") for link in head.iter("link")} == {
        *("alternate", "canonical", "icon", "next", "preload", "prev", "stylesheet"),
    }


def test_page_for_what_is_missing_has_no_menu(steps: Steps) -> None:
    tree = read_html((steps.raw / "404.html").read_text(encoding="utf-8"))
    assert select(tree, ".md-sidebar, [data-hb-toggle=__drawer]") == []
    assert len(select(tree, "script#__config")) == 1
