"""A form's Word file says all words of the form, in the typeface and margins of Thai offices."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

from forms.docx.fill_word import W
from forms.docx.read_word import part_of, tags_in, text_of, val
from forms.docx.sample_word import BOTH, EDITION
from forms.sample_form import sample_form
from handbook.authored.settings import Settings
from handbook.forms.compose import Form
from handbook.forms.docx.document import docx_file
from handbook.forms.docx.wordml import twips
from handbook.thai.words import word


@BOTH
def test_all_words_of_the_form_are_there(locale: str, files: dict[str, bytes]) -> None:
    form = sample_form(locale)
    said = " ".join(text_of(one) for one in part_of(files[locale]).iter(f"{W}p"))
    labels = [blank.label for blank in form.blanks.values() if not blank.row and "." not in blank.name]
    labels.remove(form.blanks["project"].label)  # between words its title says it
    assert [label for label in labels if label not in said] == []
    assert form.blanks["agency"].hint in said
    assert form.title in said
    assert word(locale, "form.required") in said
    line = next(one for one in part_of(files[locale]).iter(f"{W}p") if "project" in tags_in(one))
    around = {
        "th": "ขอเสนอโครงการ ….. เพื่อโปรดพิจารณา ก่อนดำเนินการ",
        "en": "proposes the project ….. to be considered before it begins.",
    }
    assert text_of(line).replace("." * 48, "…..") == around[locale]


@BOTH
def test_head_and_foot_say_which_version_and_where_the_current_one_is(
    locale: str, files: dict[str, bytes], settings: Settings
) -> None:
    form = sample_form(locale)
    version = word(locale, "form.version", version="1.2")
    assert text_of(part_of(files[locale], "word/header.xml")) == f"{form.spec.code[locale]} · {version}"
    footer = part_of(files[locale], "word/footer.xml")
    address = settings.site_url + {"th": "forms/everything/", "en": "en/forms/everything/"}[locale]
    date = {"th": "๒๓ พฤศจิกายน ๒๕๖๙", "en": "23 November 2026"}[locale]
    for said in (version, settings.edition[locale], date, address):
        assert said in text_of(footer)
    for unsaid in (EDITION.commit, settings.release.edition):  # another commit or edition changes no form
        assert unsaid not in text_of(footer)
    fields = [(code.text or "").split()[0] for code in footer.iter(f"{W}instrText")]
    assert fields == ["PAGE", "NUMPAGES"]
    (picture,) = (element for element in footer.iter() if etree.QName(element).localname == "docPr")
    assert picture.get("descr") == word(locale, "book.qr")
    with zipfile.ZipFile(io.BytesIO(files[locale])) as archive:
        assert archive.read("word/media/qr.png").startswith(b"\x89PNG")


@BOTH
def test_every_style_has_the_typeface_of_thai_offices_in_both_sizes(locale: str, files: dict[str, bytes]) -> None:
    for path in ("word/styles.xml", "word/glossary/styles.xml"):
        styles = part_of(files[locale], path)
        defaults = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        assert (val(defaults, f"{W}sz"), val(defaults, f"{W}szCs")) == ("32", "32")
        assert defaults.find(f"{W}lang").get(f"{W}bidi") == "th-TH"
        written = [defaults]
        for style in styles.findall(f"{W}style"):
            properties = style.find(f"{W}rPr")
            if style.get(f"{W}type") == "paragraph":
                assert val(properties, f"{W}sz") == val(properties, f"{W}szCs") is not None
                assert (properties.find(f"{W}b") is None) == (properties.find(f"{W}bCs") is None)
            written += [properties] if properties is not None else []
        assert len(written) > 15
        for properties in written:
            assert {
                properties.find(f"{W}rFonts").get(f"{W}{kind}") for kind in ("ascii", "hAnsi", "cs", "eastAsia")
            } == {"TH SarabunPSK"}


def test_bold_words_are_bold_in_thai_too(files: dict[str, bytes]) -> None:
    (run,) = (run for run in part_of(files["th"]).iter(f"{W}r") if text_of(run) == "ก่อนดำเนินการ")
    assert [child.tag for child in run.find(f"{W}rPr")] == [f"{W}b", f"{W}bCs"]


def test_margins_are_those_of_official_letters(files: dict[str, bytes]) -> None:
    margins = part_of(files["th"]).find(f".//{W}sectPr/{W}pgMar")
    assert [int(margins.get(f"{W}{side}")) for side in ("left", "right")] == [twips(30), twips(20)]


def test_landscape(odd_form: Form, settings: Settings) -> None:
    size = part_of(docx_file(odd_form, settings, EDITION)).find(f".//{W}sectPr/{W}pgSz")
    assert (size.get(f"{W}orient"), int(size.get(f"{W}w"))) == ("landscape", twips(297))
