"""The laws of forms, judged on the fixture handbook's two."""

from __future__ import annotations

from laws.forms import *  # noqa: F403 - tests are found by name
