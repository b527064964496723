"""A form's page becomes a tree with a place for every blank, named, labelled and arranged as the author wrote it."""

from __future__ import annotations

import pytest

from forms.sample_form import sample_form
from handbook.html.tree import select, words_of

ROW = ["name", "delivered", "unit", "count", "price", "total", "kept"]
SIGNED = ["name", "position", "date"]
NAMES = [
    "written_at", "written_on", "agency", "phone", "project", "kind", "source", "reason",
    *(f"items.{row}.{column}" for row in (1, 2, 3) for column in ROW),
    "total", "days", "has_map", "has_quotes",
    "signer", *(f"signer.{part}" for part in SIGNED),
    "received", "received_on", "receiver", *(f"receiver.{part}" for part in SIGNED),
]  # fmt: skip


@pytest.mark.parametrize("locale", ["th", "en"])
def test_blanks_are_in_the_order_of_the_form(locale: str) -> None:
    form = sample_form(locale)
    assert list(form.blanks) == NAMES
    places = [place.get("data-name") for place in select(form.body, ".hb-blank")]
    assert places == [name for name in NAMES if name.partition(".")[0] not in ("signer", "receiver") or "." not in name]
    assert not list(form.body.iter("a"))


def test_blanks_have_labels_hints_and_limits() -> None:
    blanks = sample_form("en").blanks
    assert (blanks["agency"].label, blanks["agency"].hint) == ("Agency", "in full, no abbreviation")
    assert (blanks["agency"].spec.required, blanks["agency"].spec.maxlength) == (True, 120)
    assert blanks["items.2.price"].label == "Price (baht), row 2"
    assert blanks["items.3.total"].spec.product_of == ("count", "price")
    assert blanks["signer.date"].label == "Head of the agency: Date"
    assert blanks["signer.date"].spec.type == "date"


def test_blanks_between_words_and_those_of_the_office_are_known() -> None:
    blanks = sample_form("th").blanks
    assert [name for name, blank in blanks.items() if blank.is_inline] == ["project"]
    office = [name for name, blank in blanks.items() if blank.is_office]
    assert office == ["received", "received_on", "receiver", "receiver.name", "receiver.position", "receiver.date"]


def test_what_holds_blanks_is_named_by_their_arrangement() -> None:
    body = sample_form("th").body
    assert [len(select(row, ".hb-blank")) for row in select(body, "div.hb-row")] == [2, 2, 1, 1, 1, 2, 2]
    assert [words_of(line) for line in select(body, "p.hb-line")] == ["ขอเสนอโครงการ เพื่อโปรดพิจารณา ก่อนดำเนินการ"]
    assert len(select(body, "ul.hb-ticks > li.hb-tick > .hb-blank")) == 2
    assert [table.get("data-rows") for table in select(body, "table.hb-rows")] == ["items"]
    assert [words_of(head) for head in select(body, "tbody th[scope=row]")] == ["1", "2", "3"]
    assert len(select(body, "div.hb-signatures")) == 2
    assert "[ ]" not in body.text_content()


def test_only_the_form_is_composed() -> None:
    form = sample_form("th")
    assert form.title == "แบบตัวอย่างที่มีทุกอย่าง"
    assert "คำแนะนำนอกแบบ" not in form.body.text_content()
