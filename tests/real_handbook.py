"""The fixtures of conftest.py for the real handbook, docs/ and mkdocs.yml: a folder's conftest takes them by `*`.

All are defined anew, and not `handbook` alone: pytest keeps one value of a fixture for the whole run, so the fixture
handbook's `site` would stay what it is where only `handbook` is another.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from built_site import BuiltPage, read_site
from handbook_sources import Handbook
from handbooks import ROOT, Workshop
from serving import served

__all__ = ["address", "handbook", "pages", "site", "site_alone"]


@pytest.fixture(scope="session")
def handbook() -> Handbook:
    """The real handbook: what its sources say, and where they are."""
    return Handbook(ROOT)


@pytest.fixture(scope="session")
def site_alone(workshop: Workshop) -> Path:
    """The real handbook's pages, without downloads."""
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
def address(site: Path) -> Iterator[str]:
    """The address at which the built site is served."""
    with served(site) as where:
        yield where
