"""The laws of printed pages, judged on every chapter of the real handbook. They repeat nothing of the text."""

from __future__ import annotations

from laws.paper import *  # noqa: F403 - tests are found by name
