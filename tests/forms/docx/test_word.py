"""A form's Word file: controls by the contract of handbook.forms, the typeface of Thai offices, XML that Word takes."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from lxml import etree
from markdown import Markdown

from forms.docx.fill_word import W14, W15, W, controls, fill_word
from forms.docx.office import convert
from forms.docx.openxml import faults
from forms.sample_form import EXTENSIONS, sample_form
from handbook.authored.settings import Settings, load_settings
from handbook.corpus.form_specs import FieldSpec, read_form_specs
from handbook.filled.read import read_filled
from handbook.forms.compose import Blank, Form, compose
from handbook.forms.docx.document import docx_file, write_docx
from handbook.forms.docx.layout import measure, place_on_lines, share_width
from handbook.forms.docx.wordml import twips
from handbook.history.edition import Edition
from handbook.html.tree import read_fragment
from handbook.thai.words import word

MINIMAL = Path(__file__).resolve().parents[2] / "fixtures" / "minimal"
EDITION = Edition("0123456789", 1795392000)  # 2026-11-23
LOCALES = ["th", "en"]
BOTH = pytest.mark.parametrize("locale", LOCALES)
FORM_MM = 25.4 / 72
VALUES: dict[str, str | bool] = {
    "written_at": "ที่ว่าการอำเภอบางพลี",
    "written_on": "23 พฤศจิกายน 2569",
    "agency": "องค์การบริหารส่วนตำบลบางปลา",
    "project": "ติดตั้งกล้องโทรทัศน์วงจรปิดริมคลองสำโรง <1> & “2”",
    "kind": "replace",
    "source": "local",
    "reason": "ปี 2569 มีอุบัติเหตุ 14 ครั้ง\nผู้เสียชีวิต 2 ราย",
    "items.1.name": "กล้องมุมมองคงที่",
    "items.2.unit": "piece",
    "items.2.price": "1250.50",
    "items.3.kept": True,
    "has_map": True,
    "signer.name": "นางปิ่นเกล้า ตั้งใจ",
    "receiver.date": "1 ธันวาคม 2569",
}
ADVICE = """/// form

Before you begin, have these ready:

1. the plan
2. the quotations
    - of two sellers

- [ ] [Everything is ready](field:ready), as far as I know
- A plain item

[Advice received from whom, if from anybody at all](field:advice)

[Kind of place](field:place)

| Question | Answer |
|---|---|
| How many *people* live there? | [People](field:people) |

Condition
:   [Since](field:since) [Until](field:until)

[First signer](field:first) [Second signer](field:second)

/// office | Office

[Decision](field:decision)

[What the office finds](field:finding)

///

///
"""
ADVICE_FIELDS = """code: {th: ก, en: A}
version: "0.1"
date: 2026-11-23
orientation: landscape
step: procedure#prepare
fields:
  ready: {type: check}
  advice: {type: text}
  place:
    type: choice
    options:
      one:
        th: หนึ่ง
        en: A place where many people pass at all hours of the day and of the night and where nobody watches
      two: {th: สอง, en: A place where hardly anybody passes but where things of value are kept behind a low fence}
      three: {th: สาม, en: Another place that the agency describes below in its own words as well as it can}
  people: {type: number}
  since: {type: date, width: 40}
  until: {type: date, width: 40}
  first: {type: signature}
  second: {type: signature}
  decision:
    type: choice
    options: {yes_: {th: อนุมัติ, en: Granted}, no_: {th: ไม่อนุมัติ, en: Refused}}
  finding: {type: long, lines: 3}
"""


@pytest.fixture(scope="module")
def settings() -> Settings:
    return load_settings(MINIMAL)


@pytest.fixture(scope="module")
def files(settings: Settings) -> dict[str, bytes]:
    """The sample form by language."""
    return {locale: docx_file(sample_form(locale), settings, EDITION) for locale in LOCALES}


@pytest.fixture(scope="module")
def odd_form(tmp_path_factory: pytest.TempPathFactory) -> Form:
    """A form with what the sample has not: lists, a long choice, blanks in a plain table, two signatures, landscape."""
    docs = tmp_path_factory.mktemp("odd")
    (docs / "forms").mkdir()
    (docs / "forms" / "odd.form.yml").write_text(ADVICE_FIELDS, encoding="utf-8")
    specs, problems = read_form_specs(docs, "odd")
    assert not problems, [problem.explain("en") for problem in problems]
    page = Markdown(extensions=EXTENSIONS).convert("# Odd form\n\n" + ADVICE)
    return compose(read_fragment(f"<article>{page}</article>"), specs["odd"], "en")


@pytest.fixture(scope="module")
def pdfs(
    files: dict[str, bytes], odd_form: Form, settings: Settings, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Path]:
    """What LibreOffice makes of the sample in both languages, of the Thai one filled in, and of the odd form."""
    folder = tmp_path_factory.mktemp("office")
    written = {
        **files,
        "filled": fill_word(files["th"], VALUES),
        "odd": docx_file(odd_form, settings, EDITION),
    }
    for name, data in written.items():
        (folder / f"{name}.docx").write_bytes(data)
    convert([folder / f"{name}.docx" for name in written], tmp_path_factory.mktemp("profile"))
    return {name: folder / f"{name}.pdf" for name in written}


def _part(data: bytes, path: str = "word/document.xml") -> Any:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(path))


def _val(element: Any, path: str) -> str | None:
    """The w:val of a property, None without it."""
    found = element.find(path)
    return None if found is None else found.get(f"{W}val")


def _sdts(data: bytes) -> list[Any]:
    return list(_part(data).iter(f"{W}sdt"))


def _tags(data: bytes) -> list[str]:
    return [tag for sdt in _sdts(data) if (tag := _val(sdt, f"{W}sdtPr/{W}tag"))]


def _by_tag(data: bytes) -> dict[str, Any]:
    """The properties of each control by its tag; of those in rows, the first row's."""
    found: dict[str, Any] = {}
    for sdt in _sdts(data):
        found.setdefault(_val(sdt, f"{W}sdtPr/{W}tag") or "", sdt.find(f"{W}sdtPr"))
    return found


def _text(element: Any) -> str:
    return "".join(one.text or "" for one in element.iter(f"{W}t"))


def _expected(form: Form) -> Iterator[str]:
    """The tags that the contract asks for, in order."""
    rows: set[str] = set()
    for blank in form.blanks.values():
        if blank.row:
            section, _, column = blank.name.split(".")
            if section not in rows:
                rows.add(section)
                yield section
            yield f"{section}.{column}"
        elif blank.spec.type == "choice":
            yield from (f"{blank.name}={code}" for code in blank.spec.options)
        elif blank.spec.type != "signature":
            yield blank.name


# Controls


@BOTH
def test_each_blank_is_a_control_named_by_the_contract(locale: str, files: dict[str, bytes]) -> None:
    expected = list(_expected(sample_form(locale)))
    assert _tags(files[locale]) == expected
    assert {"kind=new", "items", "items.price", "signer.name", "receiver.date", "has_map"} <= set(expected)


def test_controls_are_of_the_kind_of_their_blank(files: dict[str, bytes]) -> None:
    kinds = {
        "agency": f"{W}text",
        "phone": f"{W}text",
        "reason": f"{W}text",
        "items.count": f"{W}text",
        "items.total": f"{W}text",
        "written_on": f"{W}date",
        "items.delivered": f"{W}date",
        "signer.date": f"{W}date",
        "source": f"{W}dropDownList",
        "items.unit": f"{W}dropDownList",
        "kind=new": f"{W14}checkbox",
        "has_map": f"{W14}checkbox",
        "items.kept": f"{W14}checkbox",
        "items": f"{W15}repeatingSection",
    }
    found = _by_tag(files["en"])
    assert {tag: found[tag][-1].tag for tag in kinds} == kinds
    lines = {tag: found[tag][-1].get(f"{W}multiLine") for tag in ("agency", "reason")}
    assert lines == {"agency": None, "reason": "1"}


@BOTH
def test_titles_are_label_and_hint(locale: str, files: dict[str, bytes]) -> None:
    form, found = sample_form(locale), _by_tag(files[locale])
    titles = {tag: _val(properties, f"{W}alias") for tag, properties in found.items()}
    agency = form.blanks["agency"]
    assert titles["agency"] == f"{agency.label} – {agency.hint}"
    assert titles["project"] == form.blanks["project"].label
    assert titles["signer.position"] == form.blanks["signer.position"].label
    assert titles["kind=new"] == f"{form.blanks['kind'].label}: {form.blanks['kind'].spec.options['new'][locale]}"
    # Word copies a title into the rows it adds: no row's number in it
    assert titles["items.price"] == {"th": "ราคา (บาท)", "en": "Price (baht)"}[locale]
    assert titles["items"] == {"th": "๒. รายการ", "en": "2. Items"}[locale]


def test_a_title_that_is_too_long_for_word_is_cut_between_letters(settings: Settings) -> None:
    form = sample_form("th")
    for length in range(50, 64):
        form.blanks["agency"] = replace(form.blanks["agency"], label="ก" * length + "ที่ปี่ผู้" * 3, hint="")
        title = _val(_by_tag(docx_file(form, settings, EDITION))["agency"], f"{W}alias") or ""
        assert len(title) <= 64
        assert title.endswith("…")
        assert form.blanks["agency"].label.startswith(title[:-1])
        assert unicodedata.category(form.blanks["agency"].label[len(title) - 1]) != "Mn"


def test_a_tag_that_is_too_long_for_word_is_an_error(settings: Settings) -> None:
    form = sample_form("th")
    form.blanks["agency"] = replace(form.blanks["agency"], name="a" * 65)
    with pytest.raises(ValueError, match="characters: aaa"):
        docx_file(form, settings, EDITION)


@BOTH
def test_lists_have_codes_and_a_first_item_that_takes_the_choice_back(locale: str, files: dict[str, bytes]) -> None:
    items = _by_tag(files[locale])["source"].find(f"{W}dropDownList")
    options = sample_form(locale).blanks["source"].spec.options
    assert [(item.get(f"{W}value"), item.get(f"{W}displayText")) for item in items] == [
        ("", word(locale, "form.choose")),
        *((code, words[locale]) for code, words in options.items()),
    ]


@BOTH
def test_dates_are_of_the_calendar_of_the_language(locale: str, files: dict[str, bytes]) -> None:
    dates = [date for sdt in _sdts(files[locale]) for date in sdt.findall(f"{W}sdtPr/{W}date")]
    assert len(dates) == 1 + 3 + 1 + 1 + 1
    said = {(_val(date, f"{W}calendar"), _val(date, f"{W}lid"), _val(date, f"{W}dateFormat")) for date in dates}
    assert said == {{"th": ("thai", "th-TH", "d MMMM yyyy"), "en": ("gregorian", "en-GB", "d MMMM yyyy")}[locale]}


def test_rows_repeat_in_word_and_are_counted_by_it(files: dict[str, bytes]) -> None:
    (section,) = controls(_part(files["th"]), "items")
    assert section.getparent().tag == f"{W}tbl"
    items = list(section.find(f"{W}sdtContent"))
    assert [item.find(f"{W}sdtPr")[-1].tag for item in items] == [f"{W15}repeatingSectionItem"] * 3
    assert [[child.tag for child in item.find(f"{W}sdtContent")] for item in items] == [[f"{W}tr"]] * 3
    columns = sample_form("th").spec.fields["items"].columns
    for item in items:
        assert [_val(sdt, f"{W}sdtPr/{W}tag") for sdt in item.findall(f".//{W}tc//{W}sdt")] == [
            f"items.{column}" for column in columns
        ]
        assert item.find(f".//{W}tc//{W}numPr") is not None
        assert item.find(f".//{W}trPr/{W}cantSplit") is not None
    head = section.getparent().find(f"{W}tr")
    assert head.find(f"{W}trPr/{W}tblHeader") is not None


@BOTH
def test_what_stands_in_a_cell_of_a_form_is_in_the_middle_of_its_height(locale: str, files: dict[str, bytes]) -> None:
    tables = [
        each for each in _part(files[locale]).iter(f"{W}tbl") if _val(each, f"{W}tblPr/{W}tblStyle") == "FormTable"
    ]
    cells = [cell for table in tables for cell in table.iter(f"{W}tc")]
    assert len(cells) > 20
    assert {_val(cell, f"{W}tcPr/{W}vAlign") for cell in cells} == {"center"}


@BOTH
def test_no_control_can_be_deleted_and_each_has_an_id(locale: str, files: dict[str, bytes]) -> None:
    locks = [_val(sdt, f"{W}sdtPr/{W}lock") for sdt in _sdts(files[locale]) if sdt.find(f"{W}sdtPr/{W}tag") is not None]
    assert set(locks) == {"sdtLocked"}
    ids = [_val(sdt, f"{W}sdtPr/{W}id") for sdt in _sdts(files[locale])]
    assert len(ids) == len(set(ids))


@BOTH
def test_what_is_empty_shows_a_placeholder_that_word_can_show_again(locale: str, files: dict[str, bytes]) -> None:
    glossary = _part(files[locale], "word/glossary/document.xml")
    kept = {_val(part, f"{W}docPartPr/{W}name"): _text(part) for part in glossary.iter(f"{W}docPart")}
    shown = 0
    for sdt in _sdts(files[locale]):
        properties = sdt.find(f"{W}sdtPr")
        placeholder = _val(properties, f"{W}placeholder/{W}docPart")
        assert (placeholder is None) == (properties.find(f"{W}showingPlcHdr") is None)
        if placeholder:
            shown += 1
            assert kept[placeholder] == _text(sdt.find(f"{W}sdtContent"))
            assert _val(sdt, f"{W}sdtContent/{W}r/{W}rPr/{W}rStyle") == "PlaceholderText"
    assert shown > 20
    assert word(locale, "form.choose") in kept.values()


# ISO/IEC 29500-1:2016, 17.5.2.38: the schema's order, which the validator does not hold.
SDT_ORDER = ["alias", "tag", "id", "lock", "placeholder", "showingPlcHdr"]


@BOTH
def test_properties_of_controls_are_in_the_order_of_the_schema(locale: str, files: dict[str, bytes]) -> None:
    for sdt in _sdts(files[locale]):
        names = [etree.QName(child).localname for child in sdt.find(f"{W}sdtPr")]
        assert names[:-1] == [name for name in SDT_ORDER if name in names]
        assert names[-1] not in SDT_ORDER


# Words


@BOTH
def test_all_words_of_the_form_are_there(locale: str, files: dict[str, bytes]) -> None:
    form = sample_form(locale)
    said = " ".join(_text(one) for one in _part(files[locale]).iter(f"{W}p"))
    labels = [blank.label for blank in form.blanks.values() if not blank.row and "." not in blank.name]
    labels.remove(form.blanks["project"].label)  # between words its title says it
    assert [label for label in labels if label not in said] == []
    assert form.blanks["agency"].hint in said
    assert form.title in said
    assert word(locale, "form.required") in said
    line = next(one for one in _part(files[locale]).iter(f"{W}p") if "project" in _tags_in(one))
    around = {
        "th": "ขอเสนอโครงการ ….. เพื่อโปรดพิจารณา ก่อนดำเนินการ",
        "en": "proposes the project ….. to be considered before it begins.",
    }
    assert _text(line).replace("." * 48, "…..") == around[locale]


def _tags_in(element: Any) -> list[str | None]:
    return [_val(sdt, f"{W}sdtPr/{W}tag") for sdt in element.iter(f"{W}sdt")]


@BOTH
def test_head_and_foot_say_which_version_and_where_the_current_one_is(
    locale: str, files: dict[str, bytes], settings: Settings
) -> None:
    form = sample_form(locale)
    version = word(locale, "form.version", version="1.2")
    assert _text(_part(files[locale], "word/header.xml")) == f"{form.spec.code[locale]} · {version}"
    footer = _part(files[locale], "word/footer.xml")
    address = settings.site_url + {"th": "forms/everything/", "en": "en/forms/everything/"}[locale]
    date = {"th": "๒๓ พฤศจิกายน ๒๕๖๙", "en": "23 November 2026"}[locale]
    for said in (version, settings.edition[locale], date, address):
        assert said in _text(footer)
    for unsaid in (EDITION.commit, settings.release.edition):  # another commit or edition changes no form
        assert unsaid not in _text(footer)
    fields = [(code.text or "").split()[0] for code in footer.iter(f"{W}instrText")]
    assert fields == ["PAGE", "NUMPAGES"]
    (picture,) = (element for element in footer.iter() if etree.QName(element).localname == "docPr")
    assert picture.get("descr") == word(locale, "book.qr")
    with zipfile.ZipFile(io.BytesIO(files[locale])) as archive:
        assert archive.read("word/media/qr.png").startswith(b"\x89PNG")


@BOTH
def test_every_style_has_the_typeface_of_thai_offices_in_both_sizes(locale: str, files: dict[str, bytes]) -> None:
    for path in ("word/styles.xml", "word/glossary/styles.xml"):
        styles = _part(files[locale], path)
        defaults = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        assert (_val(defaults, f"{W}sz"), _val(defaults, f"{W}szCs")) == ("32", "32")
        assert defaults.find(f"{W}lang").get(f"{W}bidi") == "th-TH"
        written = [defaults]
        for style in styles.findall(f"{W}style"):
            properties = style.find(f"{W}rPr")
            if style.get(f"{W}type") == "paragraph":
                assert _val(properties, f"{W}sz") == _val(properties, f"{W}szCs") is not None
                assert (properties.find(f"{W}b") is None) == (properties.find(f"{W}bCs") is None)
            written += [properties] if properties is not None else []
        assert len(written) > 15
        for properties in written:
            assert {
                properties.find(f"{W}rFonts").get(f"{W}{kind}") for kind in ("ascii", "hAnsi", "cs", "eastAsia")
            } == {"TH SarabunPSK"}


def test_bold_words_are_bold_in_thai_too(files: dict[str, bytes]) -> None:
    (run,) = (run for run in _part(files["th"]).iter(f"{W}r") if _text(run) == "ก่อนดำเนินการ")
    assert [child.tag for child in run.find(f"{W}rPr")] == [f"{W}b", f"{W}bCs"]


def test_margins_are_those_of_official_letters(files: dict[str, bytes]) -> None:
    margins = _part(files["th"]).find(f".//{W}sectPr/{W}pgMar")
    assert [int(margins.get(f"{W}{side}")) for side in ("left", "right")] == [twips(30), twips(20)]


def test_landscape(odd_form: Form, settings: Settings) -> None:
    size = _part(docx_file(odd_form, settings, EDITION)).find(f".//{W}sectPr/{W}pgSz")
    assert (size.get(f"{W}orient"), int(size.get(f"{W}w"))) == ("landscape", twips(297))


# The file


@BOTH
def test_the_file_says_which_form_it_is(locale: str, files: dict[str, bytes]) -> None:
    core = _part(files[locale], "docProps/core.xml")
    said = {etree.QName(child).localname: child.text for child in core}
    assert said["identifier"] == "everything/1.2"
    assert said["title"] == sample_form(locale).title
    assert said["language"] == {"th": "th-TH", "en": "en-GB"}[locale]
    assert said["created"] == said["modified"] == "2026-11-23T00:00:00Z"


@BOTH
def test_the_same_form_gives_the_same_small_file(
    locale: str, files: dict[str, bytes], settings: Settings, tmp_path: Path
) -> None:
    write_docx(sample_form(locale), settings, EDITION, tmp_path / "again.docx")
    assert (tmp_path / "again.docx").read_bytes() == files[locale]
    assert len(files[locale]) < 20_000
    with zipfile.ZipFile(io.BytesIO(files[locale])) as archive:
        assert {item.date_time for item in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def _faults(data: bytes, path: Path) -> list[str]:
    path.write_bytes(data)
    return faults(path)


def test_the_validator_finds_no_fault(
    files: dict[str, bytes], odd_form: Form, settings: Settings, tmp_path: Path
) -> None:
    for data in (*files.values(), fill_word(files["th"], VALUES), docx_file(odd_form, settings, EDITION)):
        assert _faults(data, tmp_path / "form.docx") == []


def test_the_validator_would_find_a_fault(files: dict[str, bytes], tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(files["th"])) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    document: Any = etree.fromstring(parts["word/document.xml"])
    properties = document.find(f".//{W}tblPr")
    properties.insert(0, properties[-1])
    parts["word/document.xml"] = etree.tostring(document)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    assert len(_faults(target.getvalue(), tmp_path / "form.docx")) == 1


# Filled in


def test_what_is_filled_in_is_found_by_its_tag(files: dict[str, bytes]) -> None:
    tree = _part(fill_word(files["th"], {**VALUES, "items.5.name": "แถวที่เพิ่ม"}))
    only = {
        tag: list(controls(tree, tag)) for tag in ("project", "reason", "source", "kind=new", "kind=replace", "has_map")
    }
    assert {len(found) for found in only.values()} == {1}
    texts = {tag: _text(found[0].find(f"{W}sdtContent")) for tag, found in only.items()}
    assert texts["project"] == VALUES["project"]
    assert texts["source"] == "งบองค์กรปกครองส่วนท้องถิ่น"
    assert (texts["kind=new"], texts["kind=replace"], texts["has_map"]) == ("☐", "☑", "☑")
    assert len(list(only["reason"][0].iter(f"{W}br"))) == 1
    assert only["project"][0].find(f"{W}sdtPr/{W}showingPlcHdr") is None
    names = [_text(sdt) for sdt in controls(tree, "items.name")]
    assert names == ["กล้องมุมมองคงที่", ".....", ".....", ".....", "แถวที่เพิ่ม"]
    ids = [_val(sdt, f"{W}sdtPr/{W}id") for sdt in tree.iter(f"{W}sdt")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("name", "value"), [("nothing", "x"), ("source", "x"), ("items.1.nothing", "x"), ("kind", "x")]
)
def test_what_the_form_has_not_cannot_be_filled_in(name: str, value: str, files: dict[str, bytes]) -> None:
    with pytest.raises(KeyError):
        fill_word(files["th"], {name: value})


@BOTH
def test_the_reader_of_filled_forms_reads_what_was_filled_in(locale: str, files: dict[str, bytes]) -> None:
    answers = {**VALUES, "items.5.name": "แถวที่เพิ่ม"}
    written = read_filled(fill_word(files[locale], answers), ".docx", ["items"])
    assert (written.form, written.version, written.locale) == ("everything", "1.2", locale)
    assert written.values == answers
    assert read_filled(files[locale], ".docx", ["items"]).values == {}


# Another arrangement


def test_other_arrangements_keep_every_blank_and_word(odd_form: Form, settings: Settings) -> None:
    data = docx_file(odd_form, settings, EDITION)
    assert _tags(data) == list(_expected(odd_form))
    paragraphs = [_text(one) for one in _part(data).iter(f"{W}p")]
    assert "the plan" in paragraphs
    assert "☐Everything is ready, as far as I know" in paragraphs
    lists = {
        _text(one): (_val(one, f"{W}pPr/{W}numPr/{W}numId"), _val(one, f"{W}pPr/{W}numPr/{W}ilvl"))
        for one in _part(data).iter(f"{W}p")
        if one.find(f"{W}pPr/{W}numPr") is not None
    }
    assert lists["the plan"] == lists["the quotations"]
    assert lists["of two sellers"][1] == "1"
    assert "A plain item" in lists
    assert all("Everything" not in words for words in lists)


def test_pages_part_a_long_office_part_but_not_what_belongs_together(settings: Settings) -> None:
    form = sample_form("th")
    (office,) = (element for element in form.body.iter() if "hb-office" in (element.get("class") or "").split())
    assert len(_frame(docx_file(form, settings, EDITION))) == 2  # its title, and all the rest
    for number in range(20):
        office.append(read_fragment(f"<h3>หัวข้อ {number}</h3>"))
        office.append(read_fragment(f"<p>ข้อ {number}</p>"))
    title, *rows = _frame(docx_file(form, settings, EDITION))
    assert title.find(f"{W}trPr/{W}tblHeader") is not None  # repeated on the next page
    assert [_text(row) for row in rows[-20:]] == [f"หัวข้อ {number}ข้อ {number}" for number in range(20)]


def _frame(data: bytes) -> list[Any]:
    """The rows of the office's part."""
    (title,) = (one for one in _part(data).iter(f"{W}p") if _val(one, f"{W}pPr/{W}pStyle") == "FormOffice")
    return list(next(title.iterancestors(f"{W}tbl")).findall(f"{W}tr"))


def test_words_before_a_signature_stay_with_it(files: dict[str, bytes]) -> None:
    (words,) = (one for one in _part(files["th"]).iter(f"{W}p") if _text(one) == "จึงเรียนมาเพื่อโปรดพิจารณา")
    assert words.find(f"{W}pPr/{W}keepNext") is not None


# LibreOffice


def _pages(path: Path) -> list[Any]:
    document = pypdfium2.PdfDocument(path)
    return [document[number] for number in range(len(document))]


def _words(path: Path) -> str:
    pages = [page.get_textpage().get_text_bounded() for page in _pages(path)]
    return " ".join(" ".join(pages).split())


def test_another_reader_shows_the_form(pdfs: dict[str, Path]) -> None:
    assert {name: len(_pages(path)) for name, path in pdfs.items()} == {"th": 2, "en": 2, "filled": 2, "odd": 2}
    for locale in LOCALES:
        form, said = sample_form(locale), _words(pdfs[locale]).replace("\u00a0", " ")
        assert form.spec.code[locale] in said
        for name in ("agency", "kind", "reason", "total", "has_quotes", "receiver"):
            assert form.blanks[name].label in said, name
        assert "1 ....." in said  # the row's number is the list's


def test_another_reader_shows_what_was_filled_in(pdfs: dict[str, Path]) -> None:
    said = _words(pdfs["filled"])
    for name in ("written_on", "agency", "items.1.name", "items.2.price", "signer.name"):
        assert str(VALUES[name]) in said, name
    assert said.count("☑") == 3


def test_nothing_is_off_the_page(pdfs: dict[str, Path]) -> None:
    for name, path in pdfs.items():
        for page in _pages(path):
            width, text = page.get_width() * FORM_MM, page.get_textpage()
            boxes = [text.get_rect(number) for number in range(text.count_rects())]
            assert boxes
            assert min(left for left, _, _, _ in boxes) * FORM_MM > 29, name
            assert max(right for _, _, right, _ in boxes) * FORM_MM < width - 19, name


# Widths


def _blank(label: str, type: str = "text", width: int | None = None) -> Blank:
    return Blank(label, FieldSpec(label, type, width=width), label)


def test_blanks_share_a_line_as_long_as_they_fit() -> None:
    lines = place_on_lines([_blank("a", width=40), _blank("b"), _blank("c", width=60), _blank("d", "long")], 160)
    assert [[place.blank.label for place in line] for line in lines] == [["a", "b", "c"], ["d"]]
    assert lines[0][-1].end == pytest.approx(160)
    assert place_on_lines([_blank("a", width=40)], 160)[0][0].end == pytest.approx(40 + measure("a "))
    assert place_on_lines([_blank("a" * 200)], 160)[0][0].end == 160


def test_marks_above_and_below_have_no_width() -> None:
    assert measure("ที่ผู้") == measure("ทผ")


def test_columns_share_the_width_but_none_is_too_narrow_for_its_words() -> None:
    assert share_width(160, [1, 3], [0, 0]) == [40, 120]
    assert share_width(160, [1, 15], [20, 0]) == [20, 140]
    assert share_width(160, [0, 1, 1], [10, 0, 0]) == [10, 75, 75]
    assert share_width(30, [0, 1, 1], [20, 20, 20]) == [10, 10, 10]
