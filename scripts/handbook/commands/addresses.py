"""`addresses`: cited addresses of the web that died or moved; in a pull request those alone that it brings."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from handbook.authored.settings import CONFIG_NAME
from handbook.commands.check import read_sources
from handbook.commands.tell import tell
from handbook.freshness.cited import cited_addresses
from handbook.freshness.lookup import look_up
from handbook.history.git import GitError, git_bytes
from handbook.history.tags import write_sources
from handbook.problems import Problem, ProblemsError, has_errors
from handbook.progress import refuse

_CODES = {"gone": "HB122", "moved": "HB123"}


def run(options: argparse.Namespace) -> int:
    """Tell each address that is gone or has moved for ever; with `base` only those that the commit does not cite."""
    corpus = read_sources(options.root)
    cited = cited_addresses(corpus)
    if options.base:
        try:
            known = addresses_at(options.root.resolve(), options.base, corpus.docs)
        except GitError as error:
            return refuse("no-commit", commit=options.base, said=str(error))
        cited = {address: place for address, place in cited.items() if address not in known}
    problems = [
        Problem(place.path, place.line, place.column, _CODES[answer.kind], {"address": address, "to": answer.to})
        for address, answer in look_up(cited).items()
        if answer.kind in _CODES and (place := cited[address])
    ]
    tell(problems, options)
    return int(has_errors(problems))


def addresses_at(root: Path, commit: str, docs: str) -> frozenset[str]:
    """The addresses that the sources of a commit cite; none if they cannot be read. Raises GitError."""
    if commit.startswith("-"):
        raise GitError(commit)
    sha = git_bytes(root, "rev-parse", "--verify", "--quiet", f"{commit}^{{commit}}").decode("ascii").strip()
    with tempfile.TemporaryDirectory() as folder:
        write_sources(root, sha, (docs, CONFIG_NAME), Path(folder))
        try:
            return frozenset(cited_addresses(read_sources(Path(folder))))
        except ProblemsError:
            return frozenset()
