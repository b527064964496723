"""The theme's style sheets: their names, what is left out of them, and what our own sheets count on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from handbook.html.tree import read_html, select
from handbook.site.theme.sheets import (
    COLOURS,
    MAIN,
    OF_PAGES,
    STYLES,
    UNUSED_FEATURES,
    classes_of,
    is_of_theme,
    main_sheet,
    script_texts,
    usable_part,
    used_names,
)
from handbooks import machine_settings
from single_steps import Steps
from theme_files import OVERRIDES, asset, script_sources, template

READ = re.compile(r"var\(\s*(--md-[\w-]+)")
SET = re.compile(r"(?<![\w-])(--md-[\w-]+)\s*:")
OURS = "".join(
    file.read_text(encoding="utf-8") for file in sorted((OVERRIDES / "assets" / "stylesheets").glob("*.css"))
)
# Of the palette's variables those that are left to main: of <kbd>, which no page has, and of tables without a class.
LEFT_TO_MAIN = {
    "--md-typeset-kbd-accent-color",
    "--md-typeset-kbd-border-color",
    "--md-typeset-kbd-color",
    "--md-typeset-table-color--light",
}


# What the theme gives


def test_pages_load_its_two_sheets_by_the_names_that_are_known(steps: Steps) -> None:
    links = select(steps.tree("procedure"), "head > link[rel=stylesheet]")
    theirs = [link.get("href").rpartition("/")[2] for link in links if is_of_theme(link.get("href").rpartition("/")[2])]
    told = "the theme's sheets have other names: site/theme/sheets.py"
    assert [name.partition(".")[0] + "." for name in theirs] == [MAIN, COLOURS], told
    ours = [link.get("href") for link in links][len(theirs) :]
    assert ours == [f"../{STYLES}/{name}.css" for name in ("tokens", "components", "site")]


def test_features_whose_styles_are_left_out_are_off() -> None:
    """A feature that is put on needs its line in UNUSED_FEATURES (site/theme/sheets.py) taken out."""
    settings = str(machine_settings())
    assert [feature for feature in UNUSED_FEATURES if feature.removeprefix("extra.") in settings] == []


@pytest.mark.parametrize("name", [*UNUSED_FEATURES.values(), *OF_PAGES])
def test_what_is_left_out_is_still_in_its_sheet(name: str) -> None:
    assert f".{name}" in asset("stylesheets/main.*.min.css"), f"{name} in site/theme/sheets.py leaves out nothing"


def test_features_are_still_called_so() -> None:
    known = template("base.html") + template("partials/header.html") + "".join(script_sources().values())
    names = {feature: feature.replace("extra.", "config.") for feature in UNUSED_FEATURES}
    missing = [feature for feature, name in names.items() if name not in known and feature not in known]
    assert missing == [], "renamed: site/theme/sheets.py"


def test_ours_sets_what_the_palette_would_have_set(steps: Steps) -> None:
    """The palette is not loaded. If this fails, set the variable in site.css for both schemes."""
    used = {name for page in (steps.tree("procedure"), steps.tree("index")) for name in _classes_of(page)}
    main = usable_part(asset("stylesheets/main.*.min.css"), used, OURS)
    palette = set(SET.findall(asset("stylesheets/palette.*.min.css")))
    missing = (palette & set(READ.findall(main))) - set(SET.findall(OURS))
    assert missing == LEFT_TO_MAIN
    assert set(SET.findall(asset("stylesheets/main.*.min.css"))) >= LEFT_TO_MAIN


def _classes_of(page: object) -> set[str]:
    return {name for element in select(page, "[class]") for name in element.get("class").split()}


def test_variables_that_ours_sets_are_read() -> None:
    """If this fails, the theme has renamed a variable, or the line in tokens.css or site.css does nothing."""
    read = set(READ.findall(asset("stylesheets/main.*.min.css") + asset("stylesheets/palette.*.min.css") + OURS))
    assert sorted(set(SET.findall(OURS)) - read) == []


def test_its_icons_are_data_in_its_sheet() -> None:
    """If this fails, `img-src data:` in site/content_security.py can go."""
    assert "url('data:image/svg+xml" in asset("stylesheets/main.*.min.css").replace('url("', "url('")


def test_its_sheet_is_in_no_cascade_layer() -> None:
    """If this fails, site.css may be put into a layer too: see its beginning."""
    assert "@layer" not in asset("stylesheets/main.*.min.css")


# What is left out


@pytest.mark.parametrize(
    ("theme", "kept"),
    [
        (".used{a:b}", ".used{a:b}"),
        (".gone{a:b}", ""),
        (".used,.gone{a:b}", ".used{a:b}"),
        (".used.gone{a:b}", ""),
        (".gone .used,p>.both{a:b}", "p>.both{a:b}"),
        (".used:not(.gone){a:b}", ".used:not(.gone){a:b}"),
        (":is(.gone,.used){a:b}", ":is(.gone,.used){a:b}"),
        (".of-script{a:b}", ".of-script{a:b}"),
        (".md-tooltip2{a:b}", ""),
        ("[dir=ltr] p{a:b}[dir=rtl] p{a:c}", "[dir=ltr] p{a:b}"),
        ("@media print{.gone{a:b}}", ""),
        ("@media print{.gone{a:b}.used{a:b}}", "@media print{.used{a:b}}"),
        ("@keyframes x{0%{a:b}to{a:c}}", "@keyframes x{0%{a:b}to{a:c}}"),
        (":root{--read:1;--unread:2}p{a:var(--read)}", ":root{--read:1}p{a:var(--read)}"),
        (":root{--ours:1}", ":root{--ours:1}"),
        ('[data-x=".gone"]{a:b}', '[data-x=".gone"]{a:b}'),
        ("p  :is( a ) ,  b + .both { a: calc(1px + 2px) }", "p :is(a),b + .both{a:calc(1px + 2px)}"),
        ('p:before{content:".gone; {"}', 'p:before{content:".gone; {"}'),
    ],
)
def test_rules_that_no_page_can_use_are_left_out(theme: str, kept: str) -> None:
    assert usable_part(theme, {"used", "both", "of-script"}, "p{a:var(--ours)}") == kept


def test_names_are_classes_of_pages_and_words_of_scripts(tmp_path: Path) -> None:
    folder = tmp_path / "assets" / "javascripts" / "x"
    folder.mkdir(parents=True)
    (folder / "x.js").write_text("add('of-script', 'md-tooltip2', 'tabbed-set', `md-clipped`)", encoding="utf-8")
    page = read_html('<html><body class="a  md-source"><p class="b"></p><script>say("inline")</script></body></html>')
    used = used_names(tmp_path, {*classes_of(page), "c"}, script_texts(page))
    assert used == {"a", "md-source", "b", "c", "add", "of-script", "md-clipped", "say", "inline"}


@pytest.mark.parametrize("names", [[], ["main.1.css", "main.2.css"]])
def test_theme_with_another_number_of_sheets_stops_the_build(tmp_path: Path, names: list[str]) -> None:
    (tmp_path / STYLES).mkdir(parents=True)
    for name in names:
        (tmp_path / STYLES / name).write_text("x", encoding="utf-8")
    with pytest.raises(ValueError, match="values to unpack"):
        main_sheet(tmp_path)
