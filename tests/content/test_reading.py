"""The laws of reading, judged on every page of the real handbook. They repeat nothing of the text."""

from __future__ import annotations

from laws.reading import *  # noqa: F403 - tests are found by name
