"""Lighthouse for phones: performance, accessibility, best practices and SEO of four pages, medians of three runs."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import tempfile
from pathlib import Path

from bench._host import host
from bench._project import ROOT, build_site, copy_project

PAGES = ("", "procedure/", "local-governments/", "en/")
KINDS = ("performance", "accessibility", "best-practices", "seo")
RUNS = 3
_CHROME = "--headless=new --no-sandbox --disable-gpu --disable-background-networking --disable-sync --no-first-run"


def main(_: list[str]) -> None:
    """Build the site with the host's own address as its own, as a published one has it, and print the scores."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        with host(root / "site") as address:
            build_site(copy_project(root, address))
            print(f"{'':22}" + "  ".join(KINDS))
            for page in PAGES:
                scores = [_scores(address + page, root / "report.json") for _ in range(RUNS)]
                medians = {kind: statistics.median(score[kind] for score in scores) for kind in KINDS}
                print(f"/{page:20} " + "  ".join(f"{medians[kind]:>{len(kind)}.0f}" for kind in KINDS), flush=True)


def _scores(address: str, report: Path) -> dict[str, float]:
    command = [
        "node",
        str(ROOT / "tests" / "bench" / "node_modules" / "lighthouse" / "cli" / "index.js"),
        address,
        "--quiet",
        "--output=json",
        f"--output-path={report}",
        f"--chrome-flags={_CHROME}",
        f"--only-categories={','.join(KINDS)}",
    ]
    env = {**os.environ, "CHROME_PATH": shutil.which("chromium") or "chromium"}
    subprocess.run(command, env=env, check=True, capture_output=True, timeout=180)
    found = json.loads(report.read_text(encoding="utf-8"))
    for id, audit in found["audits"].items():
        if audit.get("score") is not None and audit["score"] < 0.9 and audit.get("scoreDisplayMode") == "binary":
            print(f"  {id}: {audit['title']}")
    return {kind: found["categories"][kind]["score"] * 100 for kind in KINDS}
