"""The fixtures of conftest.py for the real handbook, docs/ and mkdocs.yml: a folder's conftest takes them by `*`.

All are taken anew, and not `handbook` alone: pytest keeps one value of a fixture for each conftest that has it, so the
fixture handbook's `site` would stay what it is where only `handbook` is another.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from handbook_sources import Handbook
from handbooks import ROOT, Workshop
from served_sites import address, address_alone, pages

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
def site(workshop: Workshop) -> Path:
    """The real handbook built whole."""
    return workshop.build(ROOT, "real-whole")
