"""The laws of forms, judged on the fixture handbook's two."""

from __future__ import annotations

from laws.form_rows import *  # noqa: F403 - tests are found by name
from laws.forms import *  # noqa: F403
