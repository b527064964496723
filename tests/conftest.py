"""What all tests share: the fixture handbook, its builds each made once a run, a server for them, a browser.

steps       single steps on the fixture's pages, without a build of the site
site_alone  the fixture's pages without downloads; `pages` are its parsed pages, `address_alone` where they are served
site        the fixture built whole, with forms and books; `address` is where it is served

Tests of this province's text are in content/, where the same names mean the real handbook.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from chromium import QUIET, chromium, page_browser
from handbook_sources import Handbook
from handbooks import Workshop
from served_sites import address, address_alone, pages
from single_steps import Steps

if TYPE_CHECKING:  # most tests need none, and half a second is long for one of a single step
    from playwright.sync_api import Browser

__all__ = ["address", "address_alone", "pages"]

pytest.register_assert_rewrite("laws")
# Where a runner reads, our commands tell it to obey nothing: that is tried where a test asks for it.
os.environ.pop("GITHUB_ACTIONS", None)
# Nothing of eleven thousand tests becomes garbage while they are found: to look for it took a third of the time.
gc.disable()
# Sites and books that tests share are kept to the end: to look through them less often saves a twentieth of the time.
_COLLECT = (50_000, 20, 20)

# What a test that asks for one of these waits for: a browser, or books and forms that are printed.
_NOT_QUICK = {"browser", "site"}


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--quick`: no browser, no books, nothing marked as slow."""
    parser.addoption("--quick", action="store_true", help="no browser, no books, nothing marked as slow")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is not quick, if asked to."""
    if not config.getoption("quick"):
        return
    slow = [
        item
        for item in items
        if item.get_closest_marker("slow") or _NOT_QUICK & set(vars(item).get("fixturenames", ()))
    ]
    config.hook.pytest_deselected(items=slow)
    items[:] = [item for item in items if item not in set(slow)]


def pytest_collection_finish() -> None:
    """Look for garbage again, in what the tests make themselves."""
    gc.freeze()
    gc.set_threshold(*_COLLECT)
    gc.enable()


@pytest.fixture(scope="session")
def workshop(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Workshop:
    """The folder that all processes of this run share: what one of them makes, the others find."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if hasattr(request.config, "workerinput") else base) / "workshop"
    folder.mkdir(exist_ok=True)
    return Workshop(folder)


@pytest.fixture(scope="session")
def handbook(workshop: Workshop) -> Handbook:
    """The fixture handbook: what its sources say, and where they are."""
    return Handbook(workshop.fixture())


@pytest.fixture(scope="session")
def steps(workshop: Workshop) -> Steps:
    """The fixture handbook's corpus, and its raw pages if a test asks for one, for single steps."""
    return Steps(workshop)


@pytest.fixture(scope="session")
def site_alone(workshop: Workshop, handbook: Handbook) -> Path:
    """The fixture handbook's pages, without downloads."""
    return workshop.build(handbook.root, "fixture-alone", "--only", "site")


@pytest.fixture(scope="session")
def site(workshop: Workshop, handbook: Handbook) -> Path:
    """The fixture handbook built whole."""
    return workshop.build(handbook.root, "fixture-whole")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One for all tests of a process, in windows of their own."""
    from playwright.sync_api import expect, sync_playwright  # noqa: PLC0415

    expect.set_options(timeout=20_000)  # milliseconds; a busy machine takes longer than Playwright's five seconds
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=page_browser(), args=list(QUIET))
        yield started
        started.close()


@pytest.fixture(scope="session")
def whole_browser(browser: Browser) -> Iterator[Browser]:
    """The browser with its own windows, for what the other has not: it reads PDF files, and keeps drafts of files."""
    started = browser.browser_type.launch(executable_path=chromium(), args=list(QUIET))
    yield started
    started.close()
