"""What Word is told of each control: lock, id, placeholder, the schema's order."""

from __future__ import annotations

from lxml import etree

from forms.docx.fill_word import W
from forms.docx.read_word import part_of, sdts, text_of, val
from forms.docx.sample_word import BOTH
from handbook.thai.words import word


@BOTH
def test_no_control_can_be_deleted_and_each_has_an_id(locale: str, files: dict[str, bytes]) -> None:
    locks = [val(sdt, f"{W}sdtPr/{W}lock") for sdt in sdts(files[locale]) if sdt.find(f"{W}sdtPr/{W}tag") is not None]
    assert set(locks) == {"sdtLocked"}
    ids = [val(sdt, f"{W}sdtPr/{W}id") for sdt in sdts(files[locale])]
    assert len(ids) == len(set(ids))


@BOTH
def test_what_is_empty_shows_a_placeholder_that_word_can_show_again(locale: str, files: dict[str, bytes]) -> None:
    glossary = part_of(files[locale], "word/glossary/document.xml")
    kept = {val(part, f"{W}docPartPr/{W}name"): text_of(part) for part in glossary.iter(f"{W}docPart")}
    shown = 0
    for sdt in sdts(files[locale]):
        properties = sdt.find(f"{W}sdtPr")
        placeholder = val(properties, f"{W}placeholder/{W}docPart")
        assert (placeholder is None) == (properties.find(f"{W}showingPlcHdr") is None)
        if placeholder:
            shown += 1
            assert kept[placeholder] == text_of(sdt.find(f"{W}sdtContent"))
            assert val(sdt, f"{W}sdtContent/{W}r/{W}rPr/{W}rStyle") == "PlaceholderText"
    assert shown > 20
    assert word(locale, "form.choose") in kept.values()


# ISO/IEC 29500-1:2016, 17.5.2.38: the schema's order, which the validator does not hold.
SDT_ORDER = ["alias", "tag", "id", "lock", "placeholder", "showingPlcHdr"]


@BOTH
def test_properties_of_controls_are_in_the_order_of_the_schema(locale: str, files: dict[str, bytes]) -> None:
    for sdt in sdts(files[locale]):
        names = [etree.QName(child).localname for child in sdt.find(f"{W}sdtPr")]
        assert names[:-1] == [name for name in SDT_ORDER if name in names]
        assert names[-1] not in SDT_ORDER
