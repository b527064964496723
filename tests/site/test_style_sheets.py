"""The style sheets of the built site, and how unused rules leave the theme's."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from built_site import BuiltPage, read_site
from handbook.html.tree import read_html
from handbook.site.style_sheets import STYLES, UNUSED_FEATURES, join_styles
from handbooks import machine_settings

PAGE = """<html><head><link rel="stylesheet" href="../assets/stylesheets/main.1.min.css">
<link rel="stylesheet" href="../assets/stylesheets/palette.2.min.css">
<link rel="stylesheet" href="../assets/stylesheets/tokens.css"><link rel="stylesheet" href="../assets/stylesheets/site.css">
</head><body class="used"><p class="both"></p></body></html>"""


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
def test_rules_that_no_page_can_use_are_left_out(tmp_path: Path, theme: str, kept: str) -> None:
    folder = tmp_path / STYLES
    folder.mkdir(parents=True)
    (tmp_path / "assets" / "javascripts").mkdir()
    (tmp_path / "assets" / "javascripts" / "x.js").write_text("add('of-script', 'md-tooltip2')")
    (folder / "main.1.min.css").write_text(theme)
    (folder / "palette.2.min.css").write_text("p{a:b}")
    (folder / "tokens.css").write_text("/* why */\np {\n  a: var(--ours);\n}\n")
    (folder / "site.css").write_text(".gone { a: b }")
    tree = read_html(PAGE)
    join_styles(tmp_path, [tree])
    (main,) = folder.glob("main.*.css")
    (ours,) = folder.glob("handbook.*.css")
    assert main.read_text() == kept
    assert "why" not in ours.read_text()
    assert ".gone" in ours.read_text()  # our own rules are ours to keep
    assert main.name == f"main.{hashlib.sha256(kept.encode()).hexdigest()[:8]}.min.css"
    links = [link.get("href") for link in tree.cssselect("link")]
    assert links == [f"../{STYLES}/{main.name}", f"../{STYLES}/{ours.name}"]


def test_every_page_loads_two_sheets_and_forms_one_more(site_alone: Path) -> None:
    for page in [*read_site(site_alone).values(), BuiltPage(site_alone, "404.html")]:
        sheets = [link.get("href").rpartition("/")[2].partition(".")[0] for link in page.select("link[rel=stylesheet]")]
        assert sheets == ["main", "handbook", *(["webform"] if page.select("form.hb-form") else [])], page.path


def test_features_whose_styles_are_left_out_are_off() -> None:
    """A feature that is put on needs its line in UNUSED_FEATURES taken out."""
    settings = str(machine_settings())
    for feature in UNUSED_FEATURES:
        assert feature.removeprefix("extra.") not in settings, feature
