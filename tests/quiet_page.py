"""A browser page on which no error goes unnoticed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Page, Request

_SETTLE = """async () => {
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
  await Promise.allSettled(document.getAnimations().map(one => one.finished))
}"""


@contextmanager
def quiet_page(browser: Browser, width: int = 1280, scheme: str = "light", excused: str = "") -> Iterator[Page]:
    """A page on which any console error, failed request, HTTP error or request to another host fails the test.

    What contains `excused`, if given, is no fault.
    """
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    faults = faults_of(page)
    yield page
    found = [fault for fault in faults if not excused or excused not in fault]
    assert found == [], found
    context.close()


def resize(page: Page, width: int) -> None:
    """Give the window a width, and wait until the theme's transitions to it have ended."""
    page.set_viewport_size({"width": width, "height": 800})
    settle(page)


def settle(page: Page) -> None:
    """Wait until nothing moves; two frames, for the width to be taken up."""
    page.evaluate(_SETTLE)


def wait_until(page: Page, expression: str) -> None:
    """Wait until an expression is true; Playwright's own way needs `eval`, which the policy of our pages forbids."""
    for _ in range(400):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    raise AssertionError(expression)


def faults_of(page: Page) -> list[str]:
    """A list that fills with whatever goes wrong on a page from now on."""
    faults: list[str] = []
    page.on("console", lambda said: faults.append(told(said)) if said.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("requestfailed", lambda request: faults.append(f"failed: {request.url}") if is_failure(request) else None)
    page.on(
        "response", lambda answer: faults.append(f"{answer.status}: {answer.url}") if answer.status >= 400 else None
    )
    page.on("request", lambda request: faults.append(f"outside: {request.url}") if is_outside(request) else None)
    return faults


def told(said: ConsoleMessage) -> str:
    """A console message and its file."""
    return f"{said.text} {said.location['url']}"


def is_failure(request: Request) -> bool:
    """Leaving a page aborts its pending requests; that is not a fault of the page."""
    return request.failure != "net::ERR_ABORTED"


def is_outside(request: Request) -> bool:
    """Tell whether a request is to another host than the test's own."""
    return urlsplit(request.url).hostname not in {None, "127.0.0.1"}
