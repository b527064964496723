"""Makes our search box, which stands in the place of the theme's, use our worker; removes the theme's own search."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

from handbook.authored.settings import CONFIG_NAME
from handbook.html.addresses import relative
from handbook.html.tree import Element, select
from handbook.problems import Problem, ProblemsError
from handbook.site.page import BuiltPage, Context
from handbook.site.scripts import WORKER
from handbook.site.search_script import SEARCH_FOLDER

_PLUGIN = "material/search"
_COPY = "content.code.copy"
_WORKER = re.compile(r"assets/javascripts/workers/search\.[0-9a-f]+\.min\.js$")


def index_nothing(plugins: Any) -> None:
    """Spare the theme's search plugin its reading of every page: its place and words are wanted, its index is not."""
    search = plugins.get(_PLUGIN)
    if search is not None:
        plugins.events["page_context"].remove(search.on_page_context)


def lead_to_search(page: BuiltPage, context: Context) -> None:
    """Make a page's search box use our worker."""
    lead_to_worker(page.tree, relative(context.parts.get(WORKER, WORKER), page.folder), context.locale)


def lead_to_worker(tree: Element, address: str, locale: str) -> None:
    """Put our worker's address, relative to the page, into the theme's settings; take out words that nothing asks for.

    Raises ProblemsError (HB603) if the settings do not have the form of this version of the theme.
    """
    settings = select(tree, "script#__config")
    config = json.loads(settings[0].text) if len(settings) == 1 else {}
    if not _WORKER.search(str(config.get("search"))):
        found = str(config.get("search"))
        raise ProblemsError([Problem(CONFIG_NAME, 1, 1, "HB603", {"found": found})])
    config["search"] = f"{address}?lang={locale}"
    config["translations"] = _words_asked_for(config)
    settings[0].text = json.dumps(config, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")


def _words_asked_for(config: dict[str, Any]) -> dict[str, str]:
    """The words that the theme's script asks for by the settings; others it would want for its own search box alone."""
    asked = {"clipboard.": _COPY in config.get("features", ()), "select.": bool(config.get("version"))}
    names = tuple(name for name, is_asked in asked.items() if is_asked)
    return {key: text for key, text in config.get("translations", {}).items() if key.startswith(names)}


def leave_out_stock_search(out: Path) -> None:
    """Delete the theme's index and the scripts for it: no page asks for them."""
    (out / SEARCH_FOLDER / "search_index.json").unlink(missing_ok=True)
    for name in ("lunr", "workers"):
        shutil.rmtree(out / "assets" / "javascripts" / name, ignore_errors=True)
