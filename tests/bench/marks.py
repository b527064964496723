"""Marks of what is open, page by page: written, shown as badges of each kind, quiet links. Argument: a built site.

Without an argument the site is built. Ends with 1 if a page shows the badge of a question twice.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path

from bench._project import ROOT, build_site, copy_project
from built_site import BuiltPage, read_site
from handbook.authored.settings import load_settings
from handbook.corpus.read import read_corpus
from handbook_sources import LOCALES, Handbook, path_of
from laws.marks import kinds_of, mentions

_HEADS = ("written", "mentions", "questions", "wait", "text", "quiet", "repeated")


def main(arguments: list[str]) -> int:
    """Print a line for each page of each language, and the sums."""
    if arguments:
        return _report(Path(arguments[0]).resolve())
    with tempfile.TemporaryDirectory() as folder:
        return _report(build_site(copy_project(Path(folder))))


def _report(site: Path) -> int:
    """`written` counts the author's marks; data tables and `status:` links bring further mentions."""
    handbook, pages = Handbook(ROOT), read_site(site)
    corpus, _ = read_corpus(load_settings(ROOT))
    kinds, repeated = kinds_of(handbook), 0
    for locale in LOCALES:
        total = Counter[str]()
        print(f"{locale:24}" + "".join(f"{head:>10}" for head in _HEADS))
        for key in handbook.pages:
            found = _counted(pages[path_of(key, locale)], kinds)
            source = next(page for page in corpus.pages.values() if (page.key, page.locale) == (key, locale))
            found["written"] = sum(link.scheme == "confirm" for link in source.links)
            if found.total():
                print(f"  {key:22}" + "".join(f"{found[head]:10}" for head in _HEADS))
            total += found
        print(f"  {'all':22}" + "".join(f"{total[head]:10}" for head in _HEADS))
        repeated += total["repeated"]
    open_ones = Counter(
        kinds[item["id"]]
        for group in handbook.data("confirm")["groups"]
        for item in group["items"]
        if "answer" not in item
    )
    print(f"questions without an answer in confirm.yml: wait {open_ones['wait']}, text {open_ones['text']}")
    return 1 if repeated else 0


def _counted(page: BuiltPage, kinds: dict[str, str]) -> Counter[str]:
    found = Counter[str]()
    badges = Counter[str]()
    for id, link, words in mentions(page):
        found["mentions"] += 1
        if link is words:
            found["quiet"] += 1
        else:
            badges[id] += 1
            found[kinds[id]] += 1
    found["questions"] = len({id for id, _, _ in mentions(page)})
    found["repeated"] = badges.total() - len(badges)
    return found
