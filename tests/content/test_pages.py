"""The laws of every handbook, judged on the real one. They repeat nothing of the text: no author has to change this."""

from __future__ import annotations

from laws.data import *  # noqa: F403 - tests are found by name
from laws.html import *  # noqa: F403
from laws.marks import *  # noqa: F403
from laws.pages import *  # noqa: F403
from laws.pictures import *  # noqa: F403
from laws.search_index import *  # noqa: F403
from laws.served import *  # noqa: F403
from laws.sitemaps import *  # noqa: F403
