"""The form's page writes a PDF when it is asked to, and tells when it cannot."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, expect

from built_site import plain
from forms.web.filled_in import NAME, PATHS, VALUES, fill, saved
from forms.web.form_page import field, press, status
from quiet_page import emptied_page


def test_the_pdf_and_its_writer_are_fetched_only_when_asked_for(address_alone: str, browser: Browser) -> None:
    with emptied_page(browser) as page:
        asked: list[str] = []

        def give(route: Any) -> None:
            asked.append(plain(route.request.url.removeprefix(address_alone)))
            if route.request.url.endswith(".js"):
                writer = """export function fillPdf(bytes, map, values) {
                  return new TextEncoder().encode(JSON.stringify([new TextDecoder().decode(bytes), map, values]))
                }"""
                route.fulfill(body=writer, content_type="text/javascript")
            else:
                route.fulfill(body='{"size": 5}' if route.request.url.endswith(".json") else "%PDF")

        page.route("**/forms/pdf.*.js", give)
        page.route("**/downloads/forms/*", give)
        page.goto(address_alone + PATHS["th"], wait_until="networkidle")
        fill(page)
        assert asked == []
        with page.expect_download() as download:
            press(page, "pdf")
        assert download.value.suggested_filename == f"{NAME}.pdf"
        assert sorted(asked) == [
            "assets/javascripts/forms/pdf.js",
            "downloads/forms/everything-th.json",
            "downloads/forms/everything-th.pdf",
        ]
        document, places, values = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
        assert (document, places) == ("%PDF", {"size": 5})
        assert list(values) == list(VALUES)
        assert values | {
            "written_on": "23 พฤศจิกายน 2569", "items.1.price": "20,000.50", "total": "240,006.05",
            "kind": "replace", "source": "local", "has_quotes": True,
        } == values  # fmt: skip
        expect(status(page)).to_have_text(f"เขียนลงในไฟล์ {NAME}.pdf แล้ว")


def test_a_pdf_that_cannot_be_had_is_told_and_nothing_is_lost(address_alone: str, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(address_alone + PATHS["en"], wait_until="networkidle")
    field(page, "agency").fill("Sample agency")
    context.set_offline(True)
    press(page, "pdf")
    expect(status(page)).to_contain_text("The PDF could not be written. What you filled in is still here")
    assert json.loads(saved(page))["values"] == {"agency": "Sample agency"}
    context.close()
