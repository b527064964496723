"""The laws of forms and their files, judged on every form of the real handbook. They repeat nothing of the text."""

from __future__ import annotations

from laws.form_files import *  # noqa: F403 - tests are found by name
from laws.form_rows import *  # noqa: F403
from laws.forms import *  # noqa: F403
