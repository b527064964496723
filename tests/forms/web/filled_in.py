"""The sample form filled in on its page: what people type, the file they save, and what a page asks them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Dialog, Page

from forms.web.form_page import field, press

PATHS = {"th": "forms/everything/", "en": "en/forms/everything/"}
# As people type, and what the file then says.
TYPED = {
    "written_at": "ศาลากลางจังหวัด",
    "written_on": "๒๓ พฤศจิกายน ๒๕๖๙",
    "agency": "องค์การบริหารส่วนตำบลตัวอย่าง",
    "phone": "๐ ๒๐๐๐ ๐๐๐๐ ต่อ ๑๒",
    "project": "กล้องหน้าสถานีขนส่ง",
    "reason": "มีเหตุลักทรัพย์\nปีละ ๕ ครั้ง",
    "items.1.name": "กล้องชนิดมุมมองคงที่",
    "items.1.delivered": "1/3/2570",
    "items.1.count": "๑๒",
    "items.1.price": "฿20,000.50 บาท",
    "items.2.name": "ติดตั้ง",
    "items.2.count": "1",
    "items.2.price": "0.05",
    "days": "๑๒๐",
    "signer.name": "นางสาวตัวอย่าง ปื้นนํ้า",
    "signer.position": "นายก อบต.",
    "signer.date": "23,พ.ย.,พุทธศักราช 2569",
}
VALUES = {
    "written_at": "ศาลากลางจังหวัด",
    "written_on": "2026-11-23",
    "agency": "องค์การบริหารส่วนตำบลตัวอย่าง",
    "phone": "0 2000 0000 ต่อ 12",
    "project": "กล้องหน้าสถานีขนส่ง",
    "kind": "replace",
    "source": "local",
    "reason": "มีเหตุลักทรัพย์\nปีละ ๕ ครั้ง",
    "items.1.name": "กล้องชนิดมุมมองคงที่",
    "items.1.delivered": "2027-03-01",
    "items.1.unit": "piece",
    "items.1.count": "12",
    "items.1.price": "20000.50",
    "items.1.total": "240006",
    "items.1.kept": True,
    "items.2.name": "ติดตั้ง",
    "items.2.count": "1",
    "items.2.price": "0.05",
    "items.2.total": "0.05",
    "total": "240006.05",
    "days": "120",
    "has_quotes": True,
    "signer.name": "นางสาวตัวอย่าง ปื้นนํ้า",
    "signer.position": "นายก อบต.",
    "signer.date": "2026-11-23",
}
FILE = {"form": "everything", "version": "1.2", "locale": "th", "values": VALUES}
NAME = "everything_องค์การบริหารส่วนตำบลตัวอย่าง_กล้องหน้าสถานีขนส่ง_2569-11-23"


def saved(page: Page) -> str:
    """What saving gives."""
    with page.expect_download() as download:
        press(page, "save")
    assert re.fullmatch(r"everything_(.+_)?\d{4}-\d\d-\d\d\.json", download.value.suggested_filename)
    return Path(download.value.path()).read_text(encoding="utf-8")


@contextmanager
def answering(page: Page, *, agree: bool) -> Iterator[list[str]]:
    """Answer what the page asks; the list fills with each question, or the kind of those that have no words."""
    asked: list[str] = []

    def meet(dialog: Dialog) -> None:
        asked.append(dialog.message or dialog.type)
        dialog.accept() if agree else dialog.dismiss()

    page.on("dialog", meet)
    try:
        yield asked
    finally:
        page.remove_listener("dialog", meet)


def fill(page: Page) -> None:
    """Fill in the form without a mouse, from its first control to its last that may be used."""
    field(page, "written_at").focus()
    seen = []
    for _ in range(80):
        name = page.evaluate("document.activeElement.name")
        if not name and not page.evaluate("document.activeElement.matches('.hb-row-button, .hb-rowtools button')"):
            break
        seen.append(name)
        if name in TYPED:
            page.keyboard.insert_text(TYPED[name])
        elif name == "kind":
            page.keyboard.press("Space")
            page.keyboard.press("ArrowDown")
        elif name == "source":
            page.keyboard.press("ArrowDown")
            page.keyboard.press("ArrowDown")
        elif name == "items.1.unit":
            page.keyboard.press("End")
        elif name in {"items.1.kept", "has_quotes"}:
            page.keyboard.press("Space")
        page.keyboard.press("Tab")
    assert set(TYPED) <= set(seen)
    assert not [name for name in seen if name.startswith("receive")]
    assert page.evaluate("document.activeElement.dataset.do") == "check"
