"""Whether ordinary acts of an officer leave check, site and tests green: a line for each, tried on a copy."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from acts.acts import ACTS, groups
from acts.expected import Act
from acts.trial import Outcome, try_acts

SEED = 13
SHOWN = 15


def main(arguments: list[str]) -> int:
    """Try each act alone, or with --whole two groups through the whole build; exit 1 if one is not green."""
    parser = argparse.ArgumentParser(prog="python3 scripts/make.py bench acts")
    parser.add_argument("--seed", type=int, default=SEED, help="which pages, questions and forms the acts choose")
    parser.add_argument(
        "--only", nargs="+", choices=[act.name for act in ACTS], metavar="NAME", help="these acts alone"
    )
    parser.add_argument("--whole", action="store_true", help="groups of acts, with forms and books")
    parser.add_argument("--list", action="store_true", help="name the acts")
    options = parser.parse_args(arguments)
    if options.list:
        for act in ACTS:
            print(f"  {act.name:18} {act.about}")
        return 0
    chosen = [act for act in ACTS if not options.only or act.name in options.only]
    tried = groups(options.seed) if options.whole else [(act,) for act in chosen]
    print(f"  {'act':18} check+build  shown  passed  failed  seconds")
    green = [_try(acts, options.seed, whole=options.whole) for acts in tried]
    print(f"{sum(green)} of {len(green)} green")
    return 0 if all(green) else 1


def _try(acts: Sequence[Act], seed: int, *, whole: bool) -> bool:
    name = "+".join(act.name for act in acts)
    print(f"… {name}", flush=True)
    outcome = try_acts(acts, seed, whole=whole)
    _print(name, outcome)
    return outcome.is_green


def _print(name: str, outcome: Outcome) -> None:
    built, shown = (("ok" if not wrong else str(len(wrong))) for wrong in (outcome.faults, outcome.lacks))
    print(
        f"  {name:18} {built:>11}  {shown:>5}  {outcome.passed:6}  {len(outcome.failed):6}  {outcome.seconds:7.1f}",
        *(f"    {line}" for wrong in (outcome.faults, outcome.lacks, outcome.failed) for line in _first(wrong)),
        sep="\n",
        flush=True,
    )


def _first(wrong: Sequence[str]) -> Sequence[str]:
    """The beginning of a long list."""
    return wrong if len(wrong) <= SHOWN else [*wrong[:SHOWN], f"… {len(wrong) - SHOWN} more"]
