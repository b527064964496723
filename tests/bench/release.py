"""Two releases of one commit in two clones: seconds, sizes, and whether all files are equal. Argument: `--keep DIR`.

The address of the site is set to that of this machine, in a commit of its own: the present one is nobody's.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

import yaml

from bench._project import ROOT
from releasing import ADDRESS, git

_BUNDLE = ".bundle"  # may differ


def main(arguments: list[str]) -> int:
    """Print a line for each file; ends with 1 if a file of the two differs or a sum is wrong."""
    if arguments:
        return _release_twice(Path(arguments[-1]).resolve())
    with tempfile.TemporaryDirectory() as folder:
        return _release_twice(Path(folder))


def _release_twice(folder: Path) -> int:
    first, second = folder / "first", folder / "second"
    git(folder, "clone", "--quiet", str(ROOT), str(first))
    settings = first / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace(yaml.safe_load(text)["site_url"], ADDRESS), encoding="utf-8")
    summary = first / "docs" / "data" / "changes" / "address.yml"  # what a release needs beside
    summary.parent.mkdir(exist_ok=True)
    summary.write_text("kind: edition\nth: กำหนดที่อยู่เว็บไซต์\nen: The address of the site was set\n", encoding="utf-8")
    git(first, "add", "--all")
    git(first, "commit", "--quiet", "--message", "Set the address")
    git(folder, "clone", "--quiet", str(first), str(second))
    found = [_released(root) for root in (first, second)]
    differing = [name for name in found[0] if not name.endswith(_BUNDLE) and found[0][name] != found[1].get(name)]
    for name, data in found[0].items():
        said = "may differ" if name.endswith(_BUNDLE) else "DIFFERS" if name in differing else "equal"
        print(f"{name:44}{len(data) / 1e6:8.2f} MB  {said}")
    wrong = _wrong_sums(first / "dist", folder / "unpacked")
    print(f"differing: {len(differing)}; wrong sums in dist/ and in the unpacked site: {wrong}")
    return int(bool(differing or wrong))


def _released(root: Path) -> dict[str, bytes]:
    start = time.monotonic()
    env = {**os.environ, "PYTHONPATH": str(root / "scripts"), "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "handbook", "release"]
    done = subprocess.run(command, cwd=root, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stdout + done.stderr)
    print(f"{root.name}: {time.monotonic() - start:.0f} s, load {os.getloadavg()[0]:.1f}", flush=True)
    return {file.name: file.read_bytes() for file in sorted((root / "dist").iterdir())}


def _wrong_sums(dist: Path, unpacked: Path) -> int:
    """How many lines of the two lists `sha256sum -c` does not agree with."""
    (archive,) = dist.glob("*-site.zip")
    with zipfile.ZipFile(archive) as packed:
        for name in packed.namelist():
            packed.extract(name, unpacked)
    wrong = 0
    for folder in (dist, unpacked):
        done = subprocess.run(
            ["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=folder, capture_output=True, text=True, check=False
        )
        lines = done.stdout.splitlines()
        wrong += sum(not line.endswith(": OK") for line in lines) + (done.returncode != 0 and not lines)
        digest = hashlib.sha256((folder / "SHA256SUMS").read_bytes()).hexdigest()
        print(f"{folder.name}: {len(lines)} files agree with SHA256SUMS {digest[:12]}…")
    return wrong
