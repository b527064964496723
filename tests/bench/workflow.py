"""The jobs of a workflow as its YAML has them, in a clean clone and a fresh environment: each step's code and seconds.

Arguments: a file of .github/workflows, jobs (none: all that have steps of commands), `--base COMMIT` (HEAD~1), and
`--on MACHINE`: a program that runs commands on an empty machine, called as `MACHINE CLONE -- COMMAND`, which clones
CLONE there. Without it, this machine in an empty environment. Of actions only the checkout is done, by git. Ends with 1
if a step fails that must not.
"""

from __future__ import annotations

import argparse
import base64
import os
import re
import shlex
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from handbooks import ROOT
from workflow_steps import Step, steps, workflow

_TOLD = re.compile(r"^== step (\d+): exit (\d+) after (\d+) s$", re.MULTILINE)
_SUMMARY = "GITHUB_STEP_SUMMARY"
_ENVIRONMENT = {"CI": "true", "GITHUB_ACTIONS": "true", "LANG": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive"}


def main(arguments: list[str]) -> int:
    """Run the jobs one after the other; print what each said, and a line for each step."""
    options = _options(arguments)
    base = _git("rev-parse", "--verify", options.base)
    jobs = options.jobs or [name for name, job in workflow(options.file)["jobs"].items() if len(job["steps"]) > 1]
    failed, lines = False, []
    with tempfile.TemporaryDirectory() as folder:
        clone = Path(folder) / "clone"
        _git("clone", "--quiet", "--no-local", str(ROOT), str(clone))
        for job in jobs:
            found = steps(options.file, job, {"github.event.pull_request.base.sha": base})
            said = _ran(script(found), clone, options.on)
            print(said, flush=True)
            ended = {int(number): (int(code), int(seconds)) for number, code, seconds in _TOLD.findall(said)}
            failed |= any(code and not found[number].may_fail for number, (code, _) in ended.items()) or not ended
            lines += list(_lines(job, found, ended))
    print("\n".join(lines))
    return int(failed)


def script(found: list[Step]) -> str:
    """The commands of a job as one script for bash, which tells each step's exit code and seconds."""
    parts = [f"export {name}={shlex.quote(value)}" for name, value in _ENVIRONMENT.items()]
    parts += [f'export {_SUMMARY}="$(mktemp)"', "begun=$(date +%s)", "failed=0"]
    for number, step in enumerate(found):
        if not step.run:
            continue
        goes = {(True, True): "true", (True, False): '[ "$failed" = 0 ]', (False, True): '[ "$failed" = 1 ]'}
        when = goes[step.goes(failed=False), step.goes(failed=True)]
        given = " ".join(f"{name}={shlex.quote(value)}" for name, value in step.env.items())
        parts += [
            f"if {when}; then",
            f"  env {given} bash -eo pipefail -c {shlex.quote(step.run)} </dev/null 2>&1; code=$?",
            f'  echo; echo "== step {number}: exit $code after $(($(date +%s) - begun)) s"; begun=$(date +%s)',
            *([] if step.may_fail else ['  [ "$code" = 0 ] || failed=1']),
            "fi",
        ]
    return "\n".join(parts) + "\n"


def _ran(commands: str, clone: Path, machine: str) -> str:
    """What the commands said, on an empty machine or in an empty environment on this one."""
    if machine:
        inside = f"echo {base64.b64encode(commands.encode()).decode()} | base64 -d | bash"
        command, env = [*shlex.split(machine), str(clone), "--", inside], dict(os.environ)
    else:
        here = Path(tempfile.mkdtemp(dir=clone.parent))
        _git("clone", "--quiet", str(clone), str(here / "clone"))
        command, env = (
            ["bash", "-c", f"cd {here / 'clone'} && {commands}"],
            {"PATH": os.environ["PATH"], "HOME": str(here)},
        )
    done = subprocess.run(command, env=env, capture_output=True, check=False)
    return (done.stdout + done.stderr).decode(errors="backslashreplace")


def _lines(job: str, found: list[Step], ended: dict[int, tuple[int, int]]) -> Iterator[str]:
    total = 0
    for number, (code, seconds) in sorted(ended.items()):
        total += seconds
        yield f"{job}: {total:4} s, exit {code}: {found[number].run.strip()[:90]}"


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench workflow")
    parser.add_argument("file")
    parser.add_argument("jobs", nargs="*")
    parser.add_argument("--base", default="HEAD~1")
    parser.add_argument("--on", default="", metavar="MACHINE")
    return parser.parse_args(arguments)


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", "-C", str(ROOT), *arguments], capture_output=True, text=True, check=True)
    return done.stdout.strip()
