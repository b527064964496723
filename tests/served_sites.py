"""What is read of a handbook's sites and where they are served, for the fixture handbook and for the real one alike.

A conftest takes these fixtures beside its own `handbook`, `site` and `site_alone`: in each folder they are of those.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from handbook_sources import Handbook
from serving import served

if TYPE_CHECKING:  # half a second is long for a test of a single step
    from built_site import BuiltPage


@pytest.fixture(scope="session")
def pages(site_alone: Path) -> dict[str, BuiltPage]:
    """The parsed pages of the site alone, by path. Tests read them; who changes one parses it anew."""
    from built_site import read_site  # noqa: PLC0415

    return read_site(site_alone)


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
