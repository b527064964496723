"""The style sheets that pages load. Which rules of the theme's are left out, theme/test_sheets.py tells."""

from __future__ import annotations

import hashlib
from pathlib import Path

from handbook.html.tree import read_html
from handbook.site.style_sheets import join_styles, lead_to_styles, linked_sheets, name_form_styles, name_sheet
from handbook.site.theme.sheets import STYLES, classes_of

PAGE = """<html><head><link rel="stylesheet" href="../assets/stylesheets/main.1.min.css">
<link rel="stylesheet" href="../assets/stylesheets/palette.2.min.css">
<link rel="stylesheet" href="../assets/stylesheets/tokens.css"><link rel="icon" href="x">
<link rel="stylesheet" href="../assets/stylesheets/site.css"><link rel="stylesheet" href="https://a.invalid/b.css">
</head><body class="used"></body></html>"""


def _sheets(out: Path) -> Path:
    folder = out / STYLES
    folder.mkdir(parents=True)
    (out / "assets" / "javascripts").mkdir()
    (folder / "main.1.min.css").write_text(".used{a:b}.gone{a:b}:root{--ours:1;--gone:2}")
    (folder / "main.1.min.css.map").write_text("{}")
    (folder / "palette.2.min.css").write_text("p{a:b}")
    (folder / "tokens.css").write_text("/* why */\np {\n  a: var(--ours);\n}\n")
    (folder / "site.css").write_text(".gone { a: b }")
    return folder


def test_a_page_loads_what_it_can_use_of_the_theme_and_all_of_ours(tmp_path: Path) -> None:
    folder = _sheets(tmp_path)
    trees = [read_html(PAGE), read_html(PAGE)]
    joined = join_styles(tmp_path, linked_sheets(trees[0]), classes_of(trees[0]), [], {})
    for tree in trees:
        lead_to_styles(tree, joined)
    texts = {"main": ".used{a:b}:root{--ours:1}", "handbook": "p{a:var(--ours)}.gone{a:b}"}
    names = {name: f"{name}.{hashlib.sha256(text.encode()).hexdigest()[:8]}.css" for name, text in texts.items()}
    assert {name: (folder / names[name]).read_text() for name in names} == texts
    left = ["main.1.min.css", "main.1.min.css.map", "palette.2.min.css", "site.css", "tokens.css"]
    assert sorted(file.name for file in folder.iterdir()) == sorted([*names.values(), *left])
    for tree in trees:
        links = [link.get("href") for link in tree.iter("link")]
        assert links == [
            f"../{STYLES}/{names['main']}",
            f"../{STYLES}/{names['handbook']}",
            "x",
            "https://a.invalid/b.css",
        ]


def test_forms_have_a_sheet_of_their_own(tmp_path: Path) -> None:
    folder = tmp_path / STYLES
    folder.mkdir(parents=True)
    (folder / "webform.css").write_text("/* why */ p { a: b }")
    digest = hashlib.sha256(b"p{a:b}").hexdigest()[:8]
    assert name_form_styles(tmp_path, {}) == f"{STYLES}/webform.{digest}.css"
    assert (folder / f"webform.{digest}.css").read_text() == "p{a:b}"


def test_the_name_of_a_sheet_covers_what_it_loads(tmp_path: Path) -> None:
    (tmp_path / STYLES).mkdir(parents=True)
    written = 'p{a:url(../a/x.svg),url("../a/y.svg"),url("data:,../a/x.svg")}@media print{a{b:url(../a/x.svg)}}'
    (tmp_path / STYLES / "x.css").write_text(written)
    one, other = (
        name_sheet(tmp_path, f"{STYLES}/x.css", {"assets/a/x.svg": f"assets/a/x.{number}.svg"}) for number in (1, 2)
    )
    assert one != other
    led = 'p{a:url(../a/x.2.svg),url("../a/y.svg"),url("data:,../a/x.svg")}@media print{a{b:url(../a/x.2.svg)}}'
    assert (tmp_path / other).read_text() == led
