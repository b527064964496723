"""What is filled into a form's Word file is found by its tag, and read."""

from __future__ import annotations

import pytest

from forms.docx.fill_word import W, controls, fill_word
from forms.docx.read_word import part_of, text_of, val
from forms.docx.sample_word import BOTH, VALUES
from handbook.filled.read import read_filled


def test_what_is_filled_in_is_found_by_its_tag(files: dict[str, bytes]) -> None:
    tree = part_of(fill_word(files["th"], {**VALUES, "items.5.name": "แถวที่เพิ่ม"}))
    only = {
        tag: list(controls(tree, tag)) for tag in ("project", "reason", "source", "kind=new", "kind=replace", "has_map")
    }
    assert {len(found) for found in only.values()} == {1}
    texts = {tag: text_of(found[0].find(f"{W}sdtContent")) for tag, found in only.items()}
    assert texts["project"] == VALUES["project"]
    assert texts["source"] == "งบองค์กรปกครองส่วนท้องถิ่น"
    assert (texts["kind=new"], texts["kind=replace"], texts["has_map"]) == ("☐", "☑", "☑")
    assert len(list(only["reason"][0].iter(f"{W}br"))) == 1
    assert only["project"][0].find(f"{W}sdtPr/{W}showingPlcHdr") is None
    names = [text_of(sdt) for sdt in controls(tree, "items.name")]
    assert names == ["กล้องมุมมองคงที่", ".....", ".....", ".....", "แถวที่เพิ่ม"]
    ids = [val(sdt, f"{W}sdtPr/{W}id") for sdt in tree.iter(f"{W}sdt")]
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
