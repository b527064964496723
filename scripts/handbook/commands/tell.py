"""How a command tells problems: on the terminal, to a forge, and as the summary of a job."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable

from handbook.corpus.addresses import page_path, split_locale
from handbook.corpus.locales import LOCALES
from handbook.history.changed_paths import changed_paths
from handbook.history.git import GitError
from handbook.output import fit_json
from handbook.problems import Problem, report
from handbook.progress import refuse
from handbook.reports.github import github_annotations
from handbook.reports.gitlab import code_quality
from handbook.reports.relevance import Changed
from handbook.reports.summary import mends, summary

FORMATS = ("text", "github", "gitlab", "json")
_JSON = ("gitlab", "json")


def tell(
    problems: Iterable[Problem], options: argparse.Namespace, *, failed: bool = False, mended: str | None = None
) -> None:
    """Print the problems as the options `format`, `lang` and `base` want, and write the file that `summary` names.

    Only `check` has these options. A command that ends by them (`failed`) tells people on stderr. Where the certain
    mends were done, the file has their difference, `mended`, in place of the problems.
    """
    style = getattr(options, "format", "text")
    found = list(problems)
    changed = _changed(options)
    text = {
        "github": lambda: github_annotations(found, changed),
        "gitlab": lambda: code_quality(found),
    }.get(style, lambda: report(found, options.lang, style))()
    print(fit_json(text) if style in _JSON else text, file=sys.stderr if failed and style == "text" else sys.stdout)
    if file := getattr(options, "summary", None):
        file.write_text(summary(found, changed) if mended is None else mends(mended), encoding="utf-8")


def _changed(options: argparse.Namespace) -> Changed:
    """The paths that differ from the commit `base`, and the twins of pages: a change may put them behind.

    None if it is not given, or with a word if git does not know it.
    """
    base = getattr(options, "base", None)
    if not base:
        return None
    try:
        changed = {each.path for each in changed_paths(options.root.resolve(), base)}
    except GitError as error:
        refuse("no-commit", commit=base, said=str(error))
        return None
    pages = [split_locale(path)[0] for path in changed if path.endswith(".md")]
    return changed | {page_path(key, locale) for key in pages for locale in LOCALES}
