"""What officers type: how often the right page comes first and in five, by kind.

Arguments: a built site, the half of the queries (open or sealed; open unless named), -v for what was missed, --edges
for how many marks and excerpts of the results are whole words, and --without for the same engine with half of the
keywords and synonyms left out, always the same: these were made for the open queries, and what nobody has thought of
is not among them. Queries that are sealed are never shown: what is seen is tuned on.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench._project import ROOT
from handbook_sources import LOCALES
from laws.search import engine_over
from query_edges import judge_edges
from query_sets import HALVES, Asked, ask_all, by_kind, figures_of

_WITHOUT = """() => {
  const isKept = text => [...text].reduce((sum, sign) => (31 * sum + sign.codePointAt(0)) % 65521, 7) % 2 === 0
  const docs = handbookSearch.documents(handbookIndex).map(doc => (
    doc.keys ? { ...doc, keys: doc.keys.filter((key, at) => at === 0 || isKept(key)) } : doc
  ))
  self.engine = new handbookSearch.Engine(docs, handbookIndex.synonyms.filter(group => isKept(group.join())))
}"""
"""The first key is the page's description."""


def main(arguments: list[str]) -> int:
    """Print a table for each language; 2 for wrong arguments, and for -v with the sealed half."""
    names = [argument for argument in arguments if argument not in {"-v", "--edges", "--without"}]
    site, half = Path(names[0]) if names else ROOT / "site", names[1] if len(names) > 1 else HALVES[0]
    shows = "-v" in arguments
    if half not in HALVES or not (site / "search").is_dir() or (shows and half != HALVES[0]):
        print(f"usage: bench queries SITE [{'|'.join(HALVES)}] [-v] [--edges] [--without]; -v for {HALVES[0]} alone")
        return 2
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for locale in LOCALES:
            with engine_over(browser, site, locale) as page:
                if "--without" in arguments:
                    page.evaluate(_WITHOUT)
                asked = ask_all(page, locale, half)
                edges = judge_edges(page, [one.query for one in asked]) if "--edges" in arguments else []
            print(f"{locale} {half}      asked  first  in five  nothing")
            for kind, some in by_kind(asked).items():
                _row(kind, some, shows=shows)
            _row("all", asked, shows=False)
            for one in edges:
                print(f"  {one.kind:12} {one.all:7} {one.share:6.1f} % whole")
        browser.close()
    return 0


def _row(name: str, asked: list[Asked], *, shows: bool) -> None:
    figures = figures_of(asked)
    print(f"  {name:12} {figures.asked:5} {figures.first:6.1f} {figures.in_five:8.1f} {figures.nothing:8}")
    for one in asked if shows else ():
        if not one.is_first:
            print(f"      {one.query}: {', '.join(one.found[:3]) or 'nothing'}")
