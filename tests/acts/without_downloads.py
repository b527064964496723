"""A plugin of pytest for the acts: leaves out tests that need forms' files, books or a browser."""

from __future__ import annotations

import pytest

_NEED_MORE = {"site", "address", "browser"}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Take out the tests that ask for more than the site's pages."""
    kept = [item for item in items if not _needs_more(item)]
    config.hook.pytest_deselected(items=[item for item in items if _needs_more(item)])
    items[:] = kept


def _needs_more(item: pytest.Item) -> bool:
    return bool(_NEED_MORE.intersection(getattr(item, "fixturenames", ())))
