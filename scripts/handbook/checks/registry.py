"""The list of checks, filled by the decorator."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from inspect import isgeneratorfunction
from typing import TypeVar

from handbook.corpus.form_specs import FormSpec
from handbook.corpus.model import Corpus, Page
from handbook.corpus.written import Written
from handbook.problems import Problem, guards_safety

S = TypeVar("S", Page, FormSpec)
T = TypeVar("T")
Check = Callable[[Corpus], Iterator[Problem]]
CHECKS: list[Check] = []


def check(function: Check) -> Check:
    """Register a check. Its name must begin with check_, its docstring must have a bad and a good example."""
    name = function.__name__
    if not name.startswith("check_"):
        raise ValueError(f"{name}: a check's name begins with check_")
    if "Bad:" not in (function.__doc__ or "") or "Good:" not in (function.__doc__ or ""):
        raise ValueError(f"{name}: a check's docstring has a Bad: and a Good: example")
    CHECKS.append(function)
    return function


def once_a_page(look: Callable[[S], T]) -> Callable[[S], T]:
    """Of a page or a form that is as it was, keep what was seen, as `cached_property` does: the preview asks often.

    For what nothing but the page decides, and nobody changes; other processes have it, too (corpus/known.py).
    """
    name = f"{look.__module__}.{look.__qualname__}"

    @wraps(look)
    def seen(page: S) -> T:
        kept = vars(page)
        if name not in kept:
            kept[name] = look(page)
        found: T = kept[name]
        return found

    return seen


def seen_in(file: Written, look: Callable[[str], Iterable[T]]) -> tuple[T, ...]:
    """What is seen in a file's text, kept likewise; for a function of a module that nothing but the text decides."""
    kept, name = vars(file), f"{look.__module__}.{look.__qualname__}"
    if name not in kept:
        kept[name] = tuple(look(file.text))
    found: tuple[T, ...] = kept[name]
    return found


def _nothing() -> None:
    """What most callers do between two checks."""


def run_checks(corpus: Corpus, only: Iterable[str] = (), between: Callable[[], None] = _nothing) -> list[Problem]:
    """All problems of the corpus, sorted; with `only`, those in these files or folders, named as in problems.

    `between` is called between two checks; what it raises ends them.
    """
    wanted = [path.rstrip("/") for path in only]
    # A generator begins when it is asked; a plain function has begun, in processes of its own, and is asked last.
    begun = [run(corpus) for run in sorted(CHECKS, key=isgeneratorfunction)]
    every: list[Problem] = []
    for running in reversed(begun):
        between()
        every += running
    found = _without_allowed(corpus, every)
    open_ends = {corpus.shown(page.path): page.open_end for page in corpus.pages.values() if page.open_end}
    return sorted(
        problem
        for problem in found
        if within(problem.path, wanted) and not _follows(problem, open_ends.get(problem.path))
    )


def _follows(problem: Problem, open_end: int | None) -> bool:
    """Whether a problem may only come of code or a comment on its page that never ends, which HB250 tells."""
    if not open_end or guards_safety(problem.code) or (problem.code == "HB250" and problem.line == open_end):
        return False
    return problem.line >= open_end or problem.code in _SWALLOWED


_SWALLOWED = {"HB218", "HB222", "HB503"}
"""What is missing above an end that is open: it may stand below."""


def _without_allowed(corpus: Corpus, problems: list[Problem]) -> Iterator[Problem]:
    """Leave out what an author allowed with a reason; report other exceptions: HB110, HB111, HB242."""
    allows = []
    for page in corpus.pages.values():
        for allow in page.allows:
            if guards_safety(allow.code):
                yield corpus.problem(page, allow, "HB242", code=allow.code)
            else:
                allows.append((corpus.shown(page.path), page, allow))
    used = set()
    for problem in problems:
        for path, _, allow in allows:
            if (path, allow.code) == (problem.path, problem.code) and allow.first <= problem.line <= allow.last:
                used.add((path, allow))
                break
        else:
            yield problem
    for path, page, allow in allows:
        if not allow.reason:
            yield corpus.problem(page, allow, "HB110", code=allow.code)
        if (path, allow) not in used:
            yield corpus.problem(page, allow, "HB111", code=allow.code)


def within(path: str, wanted: list[str]) -> bool:
    """Tell whether a path is one of these or below one of them; an empty list means all."""
    return not wanted or any(path == wish or path.startswith(f"{wish}/") for wish in wanted)
