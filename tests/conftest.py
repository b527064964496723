"""What all tests share: the fixture handbook, its builds each made once a run, a server for them, a browser.

steps       single steps on the fixture's pages, without a build of the site
site_alone  the fixture's pages without downloads; `pages` are its parsed pages
site        the fixture built whole, with forms and books; `address` is where it is served

Tests of this province's text are in content/, where the same names mean the real handbook.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from built_site import BuiltPage, read_site
from handbook_sources import Handbook
from handbooks import Workshop
from serving import served
from single_steps import Steps, open_steps

pytest.register_assert_rewrite("laws")


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
    """The fixture handbook's corpus and its raw pages, for single steps."""
    return open_steps(workshop)


@pytest.fixture(scope="session")
def site_alone(workshop: Workshop, handbook: Handbook) -> Path:
    """The fixture handbook's pages, without downloads."""
    return workshop.build(handbook.root, "fixture-alone", "--only", "site")


@pytest.fixture(scope="session")
def pages(site_alone: Path) -> dict[str, BuiltPage]:
    """Path -> parsed page of the site without downloads. Read only: a test that changes a page parses its own."""
    return read_site(site_alone)


@pytest.fixture(scope="session")
def site(workshop: Workshop, handbook: Handbook) -> Path:
    """The fixture handbook built whole."""
    return workshop.build(handbook.root, "fixture-whole")


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The address at which the built site is served."""
    with served(site) as where:
        yield where


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, without the services that it contacts at start."""
    path = shutil.which("chromium")
    assert path, "chromium is missing: python3 scripts/make.py test installs it"
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=quiet)
        yield chromium
        chromium.close()
