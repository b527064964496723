"""The fixture handbook, page by page in a browser, and whether each law could be broken."""

from __future__ import annotations

from laws.reading import *  # noqa: F403 - tests are found by name
