"""Acts tried on a copy: `check`, the site or the whole build, what the site shows, the tests that concern it."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from acts.copies import carry_out, check, copy_project, run_handbook, run_tests
from acts.expected import Act
from acts.result import missing
from acts.sources import Sources

BOOKS = tuple(f"cctv-{kind}-{locale}.pdf" for kind in ("handbook", "quick-guide") for locale in ("th", "en"))
CONTENT = "tests/content"
SITE_TESTS = ("built_pages", "sitemaps", "search_index", "data_tables", "figures")
MACHINE = (*(f"tests/site/test_{name}.py" for name in SITE_TESTS), "tests/corpus")
"""Those of the machine's tests that would see the sources first, if they read them."""


@dataclass(frozen=True)
class Outcome:
    """How a copy fared: faults of check and build, what the site lacks, tests passed and failed, seconds."""

    faults: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    passed: int = 0
    failed: tuple[str, ...] = ()
    seconds: float = 0

    @property
    def is_green(self) -> bool:
        """Whether nothing went wrong."""
        return not (self.faults or self.lacks or self.failed)


def try_acts(acts: Sequence[Act], seed: int, *, whole: bool = False, with_tests: bool = True) -> Outcome:
    """Carry out acts on a copy, then check, build and test it; with `whole`, forms and books too, and no tests."""
    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="acts-") as folder:
        sources = copy_project(Path(folder) / "project")
        rng = Random(f"{seed} {' '.join(act.name for act in acts)}")  # noqa: S311 - a choice that can be made again
        try:
            expected = carry_out(acts, sources, rng)
        except (AssertionError, IndexError, StopIteration) as error:  # nothing to choose from, or `translated` failed
            return Outcome((f"the act itself: {error!r}",), seconds=time.monotonic() - start)
        faults = [*_checked(sources, acts), *_built(sources, whole=whole)]
        site = sources.root / "site"
        lacks = [] if faults else missing(sources, site, expected, whole=whole)
        passed, failed = 0, list[str]()
        if with_tests and not whole and not faults:
            if any(act.is_elsewhere for act in acts):
                shutil.rmtree(sources.root / CONTENT, ignore_errors=True)  # a province has its own, or none
            passed, failed = run_tests(sources.root, _selected(sources.root), site)
    return Outcome(tuple(faults), tuple(lacks), passed, tuple(failed), time.monotonic() - start)


def _checked(sources: Sources, acts: Sequence[Act]) -> list[str]:
    """Errors of `check`, and warnings that no act announced."""
    errors, warnings = check(sources.root)
    announced = Counter(code for act in acts for code in act.warnings)
    unlike = [*(Counter(warnings) - announced).elements(), *(announced - Counter(warnings)).elements()]
    return errors + [f"warning {code}, or its absence" for code in unlike]


def _built(sources: Sources, *, whole: bool) -> list[str]:
    """What stopped the build, or the books that it did not make."""
    done = run_handbook(sources.root, "build", "--lang", "en", *(() if whole else ("--only", "site")))
    if done.returncode:
        return [f"build: {line}" for line in (done.stderr + done.stdout).splitlines() if line.strip()][-12:]
    downloads = sources.root / "site" / "downloads"
    return [f"build: no {name}" for name in BOOKS if whole and not (downloads / name).is_file()]


def _selected(root: Path) -> list[str]:
    """The tests that concern ordinary acts; the content's are whatever there is."""
    found = [name for name in (CONTENT, *MACHINE) if (root / name).exists()]
    return ["-p", "acts.without_downloads", f"--ignore={CONTENT}/test_acts.py", *found]
