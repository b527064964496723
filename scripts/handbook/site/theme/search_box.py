"""The theme's search box, led to our worker; the theme's own index and the scripts that would read it are left out."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

from handbook.authored.settings import CONFIG_NAME
from handbook.corpus.locales import LOCALES
from handbook.html.addresses import relative
from handbook.html.tree import Element, select
from handbook.problems import Problem, ProblemsError
from handbook.site.page import BuiltPage, Context
from handbook.site.search_index import SEARCH_FOLDER

_PLUGIN = "material/search"
_WORKER = re.compile(r"assets/javascripts/workers/search\.[0-9a-f]+\.min\.js$")
WORKER = "assets/javascripts/search/worker.js"


def index_nothing(plugins: Any) -> None:
    """Spare the theme's search plugin its reading of every page: its box is wanted, its index is not."""
    search = plugins.get(_PLUGIN)
    if search is not None:
        plugins.events["page_context"].remove(search.on_page_context)


def lead_to_search(page: BuiltPage, context: Context) -> None:
    """Lead a page's search box to our worker."""
    lead_to_worker(page.tree, relative(WORKER, page.folder), context.locale)


def lead_to_worker(tree: Element, address: str, locale: str) -> None:
    """Put our worker's address, as the page sees it, into the theme's settings.

    Raises ProblemsError (HB603) if the settings are not as this theme version has them.
    """
    settings = select(tree, "script#__config")
    config = json.loads(settings[0].text) if len(settings) == 1 else {}
    if not _WORKER.search(str(config.get("search"))):
        found = str(config.get("search"))
        raise ProblemsError([Problem(CONFIG_NAME, 1, 1, "HB603", {"found": found})])
    config["search"] = f"{address}?lang={locale}"
    settings[0].text = json.dumps(config, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")


def leave_out_stock_search(out: Path) -> None:
    """Replace the engine's mixed index by an empty one, which the theme asks for, and drop the scripts that read it."""
    empty = {"config": {"lang": list(LOCALES), "separator": " ", "pipeline": [], "fields": {}}, "docs": []}
    text = json.dumps(empty, separators=(",", ":"))
    (out / SEARCH_FOLDER).mkdir(exist_ok=True)
    (out / SEARCH_FOLDER / "search_index.json").write_text(text, encoding="utf-8")
    (out / SEARCH_FOLDER / "search_index.js").write_text(
        f"var __index={text}\n", encoding="utf-8"
    )  # asked for from a folder
    for name in ("lunr", "workers"):
        shutil.rmtree(out / "assets" / "javascripts" / name, ignore_errors=True)
