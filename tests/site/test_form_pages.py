"""A form in its page. Its controls have their tests in tests/forms/web/test_web.py."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from handbook.forms.manifest import File
from handbook.site.form_pages import fill_form
from handbook.site.page import FormAssets
from handbook.site.scripts import FormScripts
from single_steps import Steps, inner

FORM = '<h1 id="a">A</h1><p>b</p><div class="hb-form"><p><a href="field:agency">C</a></p></div><p>d</p>'
HEAD = '<link rel="stylesheet" href="../../assets/x.css"><link rel="next" href="x">'
SCRIPTS = FormScripts("assets/javascripts/forms/start.js", "assets/javascripts/forms/forms.js")
ASSETS = FormAssets("assets/stylesheets/webform.css", SCRIPTS)


@pytest.mark.parametrize("locale", ["th", "en"])
def test_form_stands_in_its_place_with_its_sheet_and_script(steps: Steps, locale: str) -> None:
    page = steps.written(FORM, "forms/everything", locale, head=HEAD)
    fill_form(page, steps.context(page, form_assets=ASSETS))
    assert [child.tag for child in page.article] == ["h1", "p", "form", "p"]
    (form,) = page.article.iter("form")
    assert (form.get("class"), form.get("data-form"), form.get("data-locale")) == ("hb-form", "everything", locale)
    assert form.xpath(".//*[@name='agency']/@id") == ["f-agency"]
    top = "../../" if locale == "th" else "../../../"
    assert page.tree.xpath("//link/@href") == ["../../assets/x.css", top + ASSETS.sheet, "x"]
    (script,) = page.tree.iter("script")
    assert (script.get("src"), script.get("data-tools")) == (top + SCRIPTS.start, top + SCRIPTS.tools)


def test_form_names_its_pdf_and_the_map_of_it_as_a_pair(steps: Steps, tmp_path: Path) -> None:
    page = steps.written(FORM, "forms/everything", "en", head=HEAD)
    made = File("everything-en.00000001.pdf", "typing", "everything", "en", "0.2", "", 1, "", map="x.00000002.json")
    others = (replace(made, kind="word", map=""), replace(made, locale="th"), replace(made, form="other"))
    assert page.form is not None
    places = {
        "version": page.form.spec.version,
        "fields": {"agency": {"kind": "text", "box": [9, 8], "size": 7}},
        "rows": {},
    }
    (tmp_path / made.map).write_text(json.dumps(places), encoding="utf-8")
    context = steps.context(page, form_assets=replace(ASSETS, files=tmp_path), files=(*others, made))
    fill_form(page, context)
    (form,) = page.article.iter("form")
    assert form.get("data-pdf") == "../../../downloads/forms/everything-en.00000001.pdf"
    assert form.get("data-map") == "../../../downloads/forms/x.00000002.json"
    assert json.loads(form.get("data-boxes")) == {"agency": [9, 8, 7, 0, 0]}


def test_page_without_a_form_loads_nothing_for_one(steps: Steps) -> None:
    page = steps.written("<p>a</p>", "forms/everything", head=HEAD)
    fill_form(page, steps.context(page, form_assets=ASSETS))
    assert inner(page.article) == "<p>a</p>"
    assert page.tree.xpath("//script | //link[contains(@href, 'webform')]") == []
