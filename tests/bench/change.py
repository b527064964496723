"""What a change costs: a table of builds; or drawn edits, kills and damages, each compared with a fresh build.

Arguments: none for the table, or what (`edits`, `kills`, `damages`), how many, the first seed, and a folder in which
results stay, so that the next run goes on after them; `real` at the end takes the real handbook instead of the
fixture, and `site` builds the pages alone. Ends with 1 if a build with what is kept is not, byte for byte, as a fresh
one.
"""

from __future__ import annotations

import json
import random
import tempfile
from collections.abc import Callable
from pathlib import Path

from bench._project import copy_project
from cache.changed_sources import change, change_form, lengthen
from cache.proof import DAMAGES, Proof
from handbooks import lay_out
from releasing import commit_all, git

_PAGE, _EARLY = "survey.md", "introduction.md"
_REAL, _SITE = "real", "site"
_DAMAGED_AT_ONCE = 10


def main(arguments: list[str]) -> int:
    """Print the table; or do a proof, a line for each seed."""
    is_real, only = _REAL in arguments, ("--only", "site") if _SITE in arguments else ()
    what, *rest = [each for each in arguments if each not in {_REAL, _SITE}] or ["table"]
    count, seed = (int(value) for value in (*rest[:2], *("10", "0")[len(rest[:2]) :]))
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(rest[2]) if len(rest) > 2 else Path(temporary)
        proof = _begun(folder, is_real=is_real or what == "table")
        if what == "table":
            _print_table(proof)
            return 0
        return _prove(_PROOFS[what], proof, range(seed, seed + count), folder / f"{what}.json", *only)


def _begun(folder: Path, *, is_real: bool) -> Proof:
    """A handbook in a repository of its own, so that pages have dates."""
    begun = folder / "begun"
    if not begun.exists():
        if is_real:
            copy_project(begun)
        else:
            lay_out(begun)
        git(begun, "init", "--quiet")
        commit_all(begun, "Begin")
    return Proof(begun, folder)


def _print_table(proof: Proof) -> None:
    """Seconds of builds of the real handbook after one change each; what is kept is that of the state before."""
    chance = random.Random(0)  # noqa: S311 - drawn, not secret
    rows: list[tuple[str, Callable[[], object], tuple[str, ...]]] = [
        ("everything fresh", lambda: None, ("--fresh",)),
        ("everything, nothing kept yet", lambda: None, ()),
        ("nothing changed", lambda: None, ()),
        ("one page, no page number moves", lambda: lengthen(proof.root, _PAGE, 1), ()),
        ("one page, page numbers move", lambda: lengthen(proof.root, _EARLY, 60), ()),
        ("one form", lambda: change_form(proof.root, chance), ()),
        ("site alone", lambda: None, ("--only", "site")),
    ]
    print("                                  wall s   CPU s")
    for name, edit, options in rows:
        proof.restore()
        edit()
        took = proof.build("with", "--skip-checks", *options)
        print(f"{name:32} {took.wall:7.1f} {took.processor:7.1f} {took.problems}", flush=True)


def _prove(prove: Callable[[Proof, int], str], proof: Proof, seeds: range, results: Path, *only: str) -> int:
    """Do what is not done yet; whether any build was not as a fresh one."""
    known: dict[str, list[str]] = json.loads(results.read_text(encoding="utf-8")) if results.exists() else {}
    for seed in seeds:
        if str(seed) not in known:
            proof.restore()
            said = prove(proof, seed)
            known[str(seed)] = [said, *proof.differing("--skip-checks", *only)]
            results.write_text(json.dumps(known, ensure_ascii=False), encoding="utf-8")
        said, *differing = known[str(seed)]
        print(f"{seed:4} {said}: {len(differing)} files differ {' '.join(differing[:9])}", flush=True)
    wrong = sum(len(known[str(seed)]) > 1 for seed in seeds)
    print(f"{len(seeds)} builds compared, {wrong} not as fresh")
    return int(wrong > 0)


def _edit(proof: Proof, seed: int) -> str:
    return change(proof.root, seed)


def _kill(proof: Proof, seed: int) -> str:
    """Edit, and kill a build at some moment of it: when so many more entries are kept, or in the midst of the next."""
    chance = random.Random(seed)  # noqa: S311 - drawn, not secret
    edit, more, later = change(proof.root, seed), chance.randrange(6), chance.random() * 5
    proof.kill("with", len(proof.products()) + more, later, "--skip-checks")
    return f"{edit}, killed {later:.2f} s after entry {more}"


def _damage(proof: Proof, seed: int) -> str:
    chance = random.Random(seed)  # noqa: S311 - drawn, not secret
    if not proof.entries():
        proof.build("with", "--skip-checks")
    damaged = chance.sample(proof.entries(), min(_DAMAGED_AT_ONCE, len(proof.entries())))
    for number, entry in enumerate(damaged):
        DAMAGES[number % len(DAMAGES)](entry, chance)
    return f"{len(damaged)} entries damaged"


_PROOFS = {"edits": _edit, "kills": _kill, "damages": _damage}
