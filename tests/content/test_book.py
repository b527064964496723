"""The laws of every book, judged on the real one. They repeat nothing of the text: no author has to change this."""

from __future__ import annotations

from laws.book import *  # noqa: F403 - tests are found by name
from laws.book_lines import *  # noqa: F403
from laws.book_pages import *  # noqa: F403
from laws.book_standards import *  # noqa: F403
from laws.book_text import *  # noqa: F403
from laws.book_text_layer import *  # noqa: F403
from laws.guide import *  # noqa: F403
