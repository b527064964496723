"""`changed-paths COMMIT`: which files differ from where this line of work left a commit, and whether any is code."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from handbook.history.changed_paths import ChangedPath, changed_paths, touches_code
from handbook.history.git import GitError
from handbook.messages import counted, text_in
from handbook.problems import visible
from handbook.progress import refuse


def run(options: argparse.Namespace) -> int:
    """Show what changed, code first, or with `kind` the word `content` or `code`; 2 if git does not know the commit."""
    try:
        paths = changed_paths(options.root.resolve(), options.base)
    except GitError as error:
        return refuse("no-commit", commit=options.base, said=str(error))
    print(("code" if touches_code(paths) else "content") if options.kind else listed(paths, options.lang))
    return 0


def listed(paths: Iterable[ChangedPath], language: str) -> str:
    """The paths below how many there are of each kind, each with its reason."""
    kept = list(paths)
    lines = []
    for kind in ("code", "content"):
        found = [path for path in kept if path.kind == kind]
        if found:
            lines += [counted(language, f"paths.{kind}", len(found)), *(_line(path, language) for path in found), ""]
    return "\n".join(lines) if lines else counted(language, "paths.content", 0)


def _line(path: ChangedPath, language: str) -> str:
    gone = f" · {text_in(language, 'paths.gone')}" if path.gone else ""
    return f"    {visible(path.path)} · {text_in(language, f'paths.{path.reason}')}{gone}"
