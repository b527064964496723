"""The form's page as HTML: every blank has a control with a name, a label and its limits, in the order of the form."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from built_site import BuiltPage, path_of, plain, search_docs
from forms.sample_form import sample_form
from handbook.filled.rules import rules_script
from handbook.forms.web.page import FILES, fill_page, skip_to_blanks
from handbook.html.tree import Element, read_fragment, read_html, select, words_of
from handbook.site.scripts import FORM_SCRIPTS, PARTS

LOCALES = ("th", "en")
CONTROLS = "input[name], select[name], textarea[name]"


def page_of(site: Path, locale: str) -> BuiltPage:
    return BuiltPage(site, path_of("forms/everything", locale))


def filled(locale: str) -> Element:
    """The sample form with its controls."""
    article = read_fragment(
        '<article><h1 id="everything">x</h1><div class="hb-form"><a href="field:x"></a></div>y</article>'
    )
    fill_page(article, sample_form(locale), "en/forms/everything/" if locale == "en" else "forms/everything/")
    return article


def control(article: Element, name: str) -> Any:
    return select(article, f'[name="{name}"]')[0]


def name_of(article: Element, element: Element) -> str:
    """How a control is called to those who hear the page."""
    if element.get("aria-label"):
        return str(element.get("aria-label"))
    (label,) = select(article, f'label[for="{element.get("id")}"]')
    return "".join(label.xpath("text() | .//*[not(@aria-hidden)]/text()"))


@pytest.mark.parametrize("locale", LOCALES)
def test_every_blank_has_its_control_in_the_order_of_the_form(locale: str) -> None:
    form = sample_form(locale)
    names = list(dict.fromkeys(element.get("name") for element in select(filled(locale), CONTROLS)))
    assert names == [name for name, blank in form.blanks.items() if blank.spec.type != "signature"]
    assert not select(filled(locale), ".hb-blank, a[href^='field:']")


@pytest.mark.parametrize("locale", LOCALES)
def test_every_control_has_a_label_and_an_id_of_its_own(locale: str) -> None:
    form, article = sample_form(locale), filled(locale)
    ids = [element.get("id") for element in article.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    for element in select(article, CONTROLS):
        blank = form.blanks[element.get("name")]
        said = name_of(article, element)
        if element.get("type") == "radio":
            assert said == blank.spec.options[element.get("value")][locale]
        elif "." in blank.name and not blank.row:
            assert blank.label.endswith(f": {said}")
        else:
            assert said == blank.label
        option = f"-{element.get('value')}" if element.get("type") == "radio" else ""
        assert element.get("id") == "f-" + blank.name.replace(".", "-") + option
    for element in select(article, "[aria-describedby]"):
        assert set(element.get("aria-describedby").split()) <= set(ids)


def test_kinds_of_blanks_are_kinds_of_controls() -> None:
    article = filled("th")
    kinds = {
        name: (control(article, name).tag, control(article, name).get("type"), control(article, name).get("inputmode"))
        for name in ("agency", "reason", "phone", "written_on", "days", "total", "source", "has_map", "kind")
    }
    assert kinds == {
        "agency": ("input", "text", None),
        "reason": ("textarea", None, None),
        "phone": ("input", "tel", None),
        "written_on": ("input", "text", None),
        "days": ("input", "text", "decimal"),
        "total": ("input", "text", "decimal"),
        "source": ("select", None, None),
        "has_map": ("input", "checkbox", None),
        "kind": ("input", "radio", None),
    }
    assert control(article, "items.1.name").tag == "textarea"
    assert control(article, "items.1.kept").get("type") == "checkbox"
    assert [option.get("value") for option in select(control(article, "source"), "option")] == [
        *("", "province", "local", "other")
    ]
    assert words_of(select(control(article, "source"), "option")[0]) == "— เลือก —"
    assert select(article, "fieldset#f-kind[role=radiogroup] > legend")[0].text == "ลักษณะ"
    assert select(article, "fieldset#f-signer > legend")[0].text == "หัวหน้าหน่วยงาน"


def test_limits_reach_the_script() -> None:
    article = filled("en")
    limits = {
        name: {key: value for key, value in control(article, name).attrib.items() if key.startswith("data-")}
        for name in ("agency", "reason", "days", "items.2.count", "items.2.total", "total", "phone")
    }
    assert limits == {
        "agency": {"data-maxlength": "120", "data-required": "", "data-carried": ""},
        "reason": {"data-type": "long", "data-maxlength": "1500", "data-required": ""},
        "days": {"data-type": "number", "data-min": "1", "data-max": "365"},
        "items.2.count": {"data-type": "number", "data-min": "1", "data-max": "99"},
        "items.2.total": {"data-type": "money", "data-product": "items.2.count items.2.price"},
        "total": {"data-type": "money", "data-sum": "items.total"},
        "phone": {"data-type": "tel"},
    }


@pytest.mark.parametrize(("locale", "word"), [("th", "(จำเป็นต้องกรอก)"), ("en", "(required)")])
def test_what_must_be_filled_in_says_so_to_eyes_and_ears(locale: str, word: str) -> None:
    article = filled(locale)
    required = [element.get("id") for element in select(article, "[data-required]")]
    assert required == ["f-agency", "f-project", "f-kind", "f-reason"]
    assert all(element.get("aria-required") == "true" for element in select(article, "[data-required]"))
    assert [words_of(mark) for mark in select(article, ".hb-required")] == [word] * 4
    assert not select(article, "[required], [maxlength]")  # nothing typed is cut off or held back by the browser


@pytest.mark.parametrize(
    ("locale", "hint", "cell"),
    [("th", "เช่น 23 พ.ย. 2569", "เช่น 23/11/2569"), ("en", "such as 23 Nov 2026", "such as 23/11/2026")],
)
def test_dates_say_how_to_write_them(locale: str, hint: str, cell: str) -> None:
    article = filled(locale)
    hints = {}
    for element in select(article, "[data-type=date]"):
        (said,) = select(article, f"#{element.get('aria-describedby').split()[0]}")
        hints[element.get("name")] = words_of(said)
    assert hints.pop("written_on").endswith(("23 พฤศจิกายน 2569", "23 November 2026"))  # the author's own
    assert {hints.pop(f"items.{row}.delivered") for row in (1, 2, 3)} == {cell}
    assert set(hints.values()) == {hint}
    assert "signer.date" in hints


def test_cells_carry_the_head_of_their_column_and_columns_their_share() -> None:
    article = filled("en")
    (row, *_) = select(article, "table.hb-rows tbody tr")
    assert [cell.get("data-head") for cell in row] == [
        *("No.", "Item", "Delivered (such as 23/11/2026)", "Unit", "Number", "Price (baht)", "Total (baht)", "Kept")
    ]
    assert select(article, "table.hb-rows")[0].get("aria-labelledby") == "items"
    shares = [column.get("class") for column in select(article, "table.hb-rows > colgroup > col")]
    assert shares == ["hb-w-4", "hb-w-10", "hb-w-4", "hb-w-4", "hb-w-3", "hb-w-4", "hb-w-4", "hb-w-2"]
    columns = [(one.get("data-name"), one.get("data-label")) for one in select(article, "table.hb-rows col")]
    assert columns[:2] == [(None, "No."), ("name", "Item")]


def test_texts_say_what_they_are_to_the_browser() -> None:
    form = sample_form("th")
    told = {"agency": "organization", "phone": "tel", "written_at": "email"}
    for name, token in told.items():
        form.blanks[name] = replace(form.blanks[name], spec=replace(form.blanks[name].spec, autocomplete=token))
    article = read_fragment('<article><h1 id="x">x</h1><div class="hb-form"></div></article>')
    fill_page(article, form, "forms/everything/")
    found = {one.get("name"): one.get("autocomplete") for one in select(article, "[name][autocomplete]")}
    assert found == told
    kinds = {name: control(article, name).get("type") for name in told}
    assert kinds == {"agency": "text", "phone": "tel", "written_at": "email"}


def test_the_way_to_the_first_blank_is_short() -> None:
    tree = read_html(
        '<html><head></head><body><div data-md-component="skip"><a href="#a" class="md-skip">A</a></div></body></html>'
    )
    select(tree, "body")[0].append(filled("th"))
    skip_to_blanks(tree, sample_form("th"))
    links = select(tree, "[data-md-component=skip] a")
    assert [(link.get("href"), link.text) for link in links[1:]] == [("#f-written_at", "ข้ามไปยังช่องแรกของแบบ")]


def test_the_receiving_office_alone_fills_in_its_part() -> None:
    form, article = sample_form("th"), filled("th")
    disabled = [element.get("name") for element in select(article, ":disabled")]
    assert disabled == [name for name, blank in form.blanks.items() if blank.is_office and name != "receiver"]
    (note,) = select(article, ".hb-office__note")
    assert words_of(note) == "ส่วนนี้ให้หน่วยงานผู้รับเรื่องเป็นผู้กรอก"
    assert [one.get("name") for one in select(article, "[name][data-filled-by=office]")] == disabled
    assert all(note.get("id") in control(article, name).get("aria-describedby").split() for name in disabled)


def test_the_form_goes_nowhere_and_says_which_it_is() -> None:
    article = filled("en")
    (form,) = select(article, "form")
    assert form.get("method") == "dialog"
    assert form.get("action") is None
    assert form.get("autocomplete") == "off"
    assert [form.get(f"data-{name}") for name in ("form", "version", "locale")] == ["everything", "1.2", "en"]
    assert form.get("data-pdf") == f"../../../{FILES}everything-en.pdf"
    assert form.get("data-map") == f"../../../{FILES}everything-en.json"
    assert form.get("aria-labelledby") == "everything"
    assert words_of(select(form, ".hb-form__edition")[0]) == "Sample form · version 1.2 · 23 November 2026"
    assert form.tail == "y"
    assert all(tools.get("hidden") is not None for tools in select(form, ".hb-tools"))
    assert {button.get("type") for button in select(form, "button")} == {"button"}


def test_filling_a_page_leaves_the_form_for_the_other_outputs() -> None:
    form = sample_form("th")
    before = html.tostring(form.body)
    article = read_fragment('<article><h1 id="x">x</h1><div class="hb-form"></div></article>')
    fill_page(article, form, "forms/everything/")
    assert html.tostring(form.body) == before


# On the built site


@pytest.mark.parametrize("locale", LOCALES)
def test_built_page_loads_what_forms_need_and_other_pages_do_not(site_alone: Path, locale: str) -> None:
    page = page_of(site_alone, locale)
    (script,) = page.select("script[src*='/forms/']")
    start, tools = (page.follow(script.get(name))[0] for name in ("src", "data-tools"))
    assert re.fullmatch(r"assets/javascripts/forms/start\.[0-9a-f]{8}\.js", start)
    assert re.fullmatch(r"assets/javascripts/forms/forms\.[0-9a-f]{8}\.js", tools)
    sheet = page.follow(page.select("link[rel=stylesheet]")[-1].get("href"))[0]
    assert sheet.startswith("assets/stylesheets/webform.")
    assert all((site_alone / file).is_file() for file in (start, tools, sheet))
    other = BuiltPage(site_alone, path_of("survey", locale))
    assert not other.select("script[src*='/forms/'], link[href*=webform]")


def test_scripts_are_joined_without_their_comments(site_alone: Path) -> None:
    (joined,) = (site_alone / FORM_SCRIPTS).glob("forms.*.js")
    lines = joined.read_text(encoding="utf-8").splitlines()
    assert not [line for line in lines if line.startswith(("//", "/*", " ")) or not line]
    assert lines[0] == f"{rules_script()};"  # the rules of reading, before what reads by them
    names = {plain(file.name).removesuffix(".js") for file in (site_alone / FORM_SCRIPTS).iterdir()}
    assert names & set(PARTS) == {"fit"}  # the PDF's writer has it too


@pytest.mark.parametrize("locale", LOCALES)
def test_built_page_keeps_to_the_policy(site_alone: Path, locale: str) -> None:
    page = page_of(site_alone, locale)
    (policy,) = page.select("meta[http-equiv=Content-Security-Policy]")
    assert "'unsafe" not in policy.get("content")
    assert page.tree.xpath("//article//@style | //article//*/@*[starts-with(name(), 'on')]") == []


def test_labels_are_found_by_search_and_tools_are_not(site_alone: Path) -> None:
    (form,) = [doc for doc in search_docs(site_alone, "th") if doc["location"].startswith("forms/everything/")]
    labels = form["form"].split("\n")
    assert labels[:6] == ["เขียนที่", "วันที่", "๑. หน่วยงานและโครงการ", "หน่วยงาน", "โทรศัพท์", "ลักษณะ"]
    for tool in ("เก็บร่างไว้", "บันทึกเป็นไฟล์", "จำเป็นต้องกรอก", "เว็บไซต์ไม่ได้เก็บ"):
        assert tool not in form["form"] + form["text"]


def test_words_kept_whole_leave_choices_alone(site_alone: Path) -> None:
    page = page_of(site_alone, "th")
    assert page.select("label .hb-whole")
    assert not page.select("option *, textarea *")
