"""A form's page as its user handles it."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import FilePayload, Page


def field(page: Page, name: str) -> Any:
    """The control of a blank."""
    return page.locator(f'[name="{name}"]')


def turn_to(page: Page, address: str) -> None:
    """Open a form's page and turn to it: what is done next is done by the tools, not kept until they are there."""
    page.goto(address)
    load_tools(page)


def load_tools(page: Page) -> None:
    """Turn to the page, so that the scripts of its tools are loaded."""
    field(page, "agency").focus()
    wait_for_tools(page)


def wait_for_tools(page: Page) -> None:
    """Wait until the scripts of the tools are there; the page's policy forbids Playwright's own way to wait."""
    for _ in range(600):
        if page.evaluate("'toPdf' in (self.handbookForms ?? {})"):
            return
        page.wait_for_timeout(50)
    raise AssertionError("the tools are not loaded")


def press(page: Page, tool: str) -> None:
    """Press a tool of the form: check, save, pdf, open, clear."""
    page.locator(f"[data-do={tool}]").click()


def status(page: Page, tool: str = "save") -> Any:
    """The line in which a tool says what it did."""
    return page.locator(".hb-tools", has=page.locator(f"[data-do={tool}]")).locator("[role=status]")


def open_file(page: Page, text: str) -> None:
    """Open a file that somebody saved."""
    with page.expect_file_chooser() as chooser:
        press(page, "open")
    payload: FilePayload = {"name": "ที่บันทึกไว้.json", "mimeType": "application/json", "buffer": text.encode()}
    chooser.value.set_files(payload)
