"""The fixture handbook's index and engine."""

from __future__ import annotations

from laws.search import *  # noqa: F403 - tests are found by name
