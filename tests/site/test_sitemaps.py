"""The sitemaps of the fixture handbook."""

from __future__ import annotations

from laws.sitemaps import *  # noqa: F403 - tests are found by name
