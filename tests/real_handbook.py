"""The fixtures of conftest.py for the real handbook, docs/ and mkdocs.yml: a folder's conftest takes them by `*`.

All are defined anew, and not `handbook` alone: pytest keeps one value of a fixture for the whole run, so the fixture
handbook's `site` would stay what it is where only `handbook` is another.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from built_site import BuiltPage, read_site
from handbook_sources import Handbook
from handbooks import ROOT, Workshop
from serving import served

__all__ = ["address", "address_alone", "handbook", "pages", "site", "site_alone"]

GIVEN_SITE = "HANDBOOK_SITE"


@pytest.fixture(scope="session")
def handbook() -> Handbook:
    """The real handbook: what its sources say, and where they are."""
    return Handbook(ROOT)


@pytest.fixture(scope="session")
def site_alone(workshop: Workshop) -> Path:
    """The real handbook's pages, without downloads; the acts say where they built them already."""
    if GIVEN_SITE in os.environ:
        return Path(os.environ[GIVEN_SITE])
    return workshop.build(ROOT, "real-alone", "--only", "site")


@pytest.fixture(scope="session")
def pages(site_alone: Path) -> dict[str, BuiltPage]:
    """Path -> parsed page of the site without downloads."""
    return read_site(site_alone)


@pytest.fixture(scope="session")
def site(workshop: Workshop) -> Path:
    """The real handbook built whole."""
    return workshop.build(ROOT, "real-whole")


@pytest.fixture(scope="session")
def address(site: Path, handbook: Handbook) -> Iterator[str]:
    """Where the whole site is served."""
    with served(site, handbook.base) as where:
        yield where


@pytest.fixture(scope="session")
def address_alone(site_alone: Path, handbook: Handbook) -> Iterator[str]:
    """Where the pages without downloads are served."""
    with served(site_alone, handbook.base) as where:
        yield where
