"""The ninety changes drawn up as corrections and editions, each a whole handbook in git, judged by the command.

Ends with 1 if one is judged wrong.
"""

from __future__ import annotations

import re
import shutil
import tempfile
import time
from pathlib import Path

import yaml

from editions.changed_sources import Case, edit, read_cases
from handbooks import FIXTURE, SETTINGS, i18n, lay_out, machine_settings, read_settings, run_handbook
from releasing import commit_all, git

SETS = {"drawn up before the code": ("corrections", "editions"), "after it": ("more-corrections", "more-editions")}
_MAY_BE = "it may be a correction"
_REASON = re.compile(r"error (HB\d+)")


def main(_: list[str]) -> int:
    """Print each set with its counts, and each change that was judged wrong."""
    wrong = 0
    for title, names in SETS.items():
        begun, right, cases = time.monotonic(), 0, list(read_cases(*names))
        for case in cases:
            with tempfile.TemporaryDirectory() as folder:
                told = _told(case, Path(folder) / "handbook")
            is_right = (_MAY_BE in told) is case.is_correction
            right += is_right
            if not is_right:
                print(f"  {case.name}: {sorted(set(_REASON.findall(told))) or told}")
        wrong += len(cases) - right
        print(f"{title}: {right} of {len(cases)} right, {time.monotonic() - begun:.0f} s")
    return int(wrong > 0)


def _told(case: Case, root: Path) -> str:
    """What the command `edition` says of a change, made to an edition that has its tag."""
    _lay_out(root)
    git(root, "init", "--quiet")
    edit(root, case, "before")
    commit_all(root, "Release")
    git(root, "tag", "edition-2569-1")
    for path in ("docs", "overrides", "scripts", SETTINGS):
        place = root / path
        if place.is_dir():
            shutil.rmtree(place)
        else:
            place.unlink(missing_ok=True)
    _lay_out(root)
    edit(root, case, "after")
    done = run_handbook("edition", "--lang", "en", root=root)
    return done.stdout + done.stderr


def _lay_out(root: Path) -> None:
    """The fixture, whole; its settings as its author wrote them, since the changes name places in them."""
    with tempfile.TemporaryDirectory() as folder:
        whole = lay_out(Path(folder) / "whole")
        shutil.copytree(whole, root, dirs_exist_ok=True)
    machine = machine_settings()
    (english,) = [language for language in i18n(machine)["languages"] if language["locale"] == "en"]
    english.update(read_settings(FIXTURE)["english"])
    text = (FIXTURE / SETTINGS).read_text(encoding="utf-8")
    own = text[: text.index("\nenglish:")]
    written = yaml.safe_dump(machine, allow_unicode=True, sort_keys=False)
    (root / SETTINGS).write_text(f"{own}\n{written}", encoding="utf-8")
