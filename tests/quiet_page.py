"""A browser page on which no error goes unnoticed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, ConsoleMessage, Page, Request


@contextmanager
def quiet_page(browser: Browser, width: int = 1280, scheme: str = "light", excused: str = "") -> Iterator[Page]:
    """A page on which any console error, failed request, HTTP error or request to another host fails the test.

    What contains `excused`, if given, is no fault.
    """
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    faults: list[str] = []
    hosts: set[str] = set()
    page.on("console", lambda said: faults.append(told(said)) if said.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("requestfailed", lambda request: faults.append(f"failed: {request.url}") if is_failure(request) else None)
    page.on(
        "response", lambda answer: faults.append(f"{answer.status}: {answer.url}") if answer.status >= 400 else None
    )
    page.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    yield page
    if excused:
        faults = [fault for fault in faults if excused not in fault]
    assert faults == [], faults
    assert {host for host in hosts if not host.startswith("127.0.0.1")} <= {""}
    context.close()


def told(said: ConsoleMessage) -> str:
    """A console message and its file."""
    return f"{said.text} {said.location['url']}"


def is_failure(request: Request) -> bool:
    """Leaving a page aborts its pending requests; that is not a fault of the page."""
    return request.failure != "net::ERR_ABORTED"
