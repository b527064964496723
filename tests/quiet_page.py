"""A browser page on which no error goes unnoticed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Route

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


_EMPTIED: dict[Browser, tuple[Page, list[str]]] = {}


@contextmanager
def emptied_page(browser: Browser, width: int = 1280, scheme: str = "light", excused: str = "") -> Iterator[Page]:
    """As `quiet_page`, in a window that tests share: all that it keeps is what it was sent, such as fonts.

    A window of its own takes a second of processor time, and this one a fifth. Routes, media and what pages kept are
    taken back; a listener, a clock or a script that a test gives the page would stay. A test that fails leaves none.
    """
    page, faults = _EMPTIED.pop(browser) if browser in _EMPTIED else _watched(browser)
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(media="null", color_scheme=scheme, reduced_motion="no-preference")  # type: ignore[arg-type]
    faults.clear()
    yield page
    found = [fault for fault in faults if not excused or excused not in fault]
    assert found == [], found
    page.unroute_all()
    _forget(page)
    page.mouse.move(-1, -1)
    _EMPTIED[browser] = page, faults


def _forget(page: Page) -> None:
    """Leave the page, then delete what it kept on this device: some is kept only when a page is left."""
    place = urlsplit(page.url)
    page.evaluate("sessionStorage.clear()")
    page.goto("about:blank")
    debugger = page.context.new_cdp_session(page)
    debugger.send("Storage.clearDataForOrigin", {"origin": f"{place.scheme}://{place.netloc}", "storageTypes": "all"})
    debugger.detach()
    page.context.clear_cookies()


def _watched(browser: Browser) -> tuple[Page, list[str]]:
    page = browser.new_context().new_page()
    return page, faults_of(page)


def resize(page: Page, width: int) -> None:
    """Give the window a width, and wait until the theme's transitions to it have ended."""
    page.set_viewport_size({"width": width, "height": 800})
    settle(page)


def settle(page: Page) -> None:
    """Wait until nothing moves; two frames, for the width to be taken up."""
    page.evaluate(_SETTLE)


def held_back(page: Page, pattern: str) -> list[Route]:
    """The requests that a page makes for what the pattern names, from now on: none is answered until a test does."""
    waiting: list[Route] = []
    page.route(pattern, lambda route: waiting.append(route))  # noqa: PLW0108 - Playwright takes no builtin
    return waiting


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
