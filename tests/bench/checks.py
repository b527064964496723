"""Each check left out once: its cases must fail. Prints the list; ends with 1 if a check could be lost unseen."""

from __future__ import annotations

import tempfile
from pathlib import Path
from unittest.mock import patch

from checks.case_folders import case_folders, case_name, expected_lines, lay_out
from handbook.authored.settings import load_settings
from handbook.checks import registry
from handbook.corpus.read import read_corpus
from handbook.problems import ProblemsError


def main(_: list[str]) -> int:
    """Print each check, and which of the cases with its code fail without it."""
    unseen = []
    with tempfile.TemporaryDirectory() as folder:
        for number, check in enumerate(registry.CHECKS):
            code = (check.__doc__ or "").partition(".")[0]
            cases = [case for case in case_folders("fail") if _tells(case, code)]
            without = [one for one in registry.CHECKS if one is not check]
            with patch.object(registry, "CHECKS", without):
                failing = [
                    case_name(case)
                    for index, case in enumerate(cases)
                    if _told(lay_out(case, Path(folder, f"{number}-{index}"))) != expected_lines(case)
                ]
            print(f"{code} {check.__name__}: {len(failing)} of {len(cases)} cases fail without it", flush=True)
            unseen += [] if failing else [code]
    print(f"{len(registry.CHECKS)} checks; without a failing case: {', '.join(unseen) or 'none'}")
    return 1 if unseen else 0


def _tells(case: Path, code: str) -> bool:
    return any(line.endswith(f" {code}") for line in expected_lines(case))


def _told(root: Path) -> list[str]:
    try:
        corpus, unread = read_corpus(load_settings(root))
        problems = sorted([*unread, *registry.run_checks(corpus)])
    except ProblemsError as error:
        problems = error.problems
    return [f"{problem.path}:{problem.line}:{problem.column} {problem.code}" for problem in problems]
