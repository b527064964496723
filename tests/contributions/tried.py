"""One contribution through the whole path: check, review, artifact, comment; and what was wrong on the way."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser

from contributions import judged_log, judged_markdown, judged_page
from contributions.contribution import Contribution
from contributions.forged import NAME, packed
from contributions.jobs import Ran, run_job, tools
from contributions.sending import send
from forge.github_server import REPOSITORY, TOKEN, Forge
from forge.test_kept_text import pull
from releasing import git

HEAD = "somebody/handbook"
_MOST_MEGABYTES, _MOST_SECONDS = 2_500, 240.0
_LARGEST_PAGE = 30_000_000


@dataclass
class Tried:
    """What became of a contribution: what was wrong, and what it took; `refused` where git does not take it."""

    kind: str
    faults: list[str] = field(default_factory=list)
    refused: str = ""
    codes: list[int] = field(default_factory=list)
    seconds: float = 0.0
    megabytes: int = 0
    is_told: bool = False
    ran_without_token: bool = False


@dataclass(frozen=True)
class Place:
    """Where contributions are tried: `main` and a clone of it for the last job, the forge, a browser, the canary."""

    folder: Path
    main: Path
    trusted: Path
    forge: Forge
    browser: Browser
    canary: Path


def tried(
    place: Place, contribution: Contribution, number: int, *, pictured: bool = False, kept: bool = False
) -> Tried:
    """Pass a contribution through the path, and judge it. Its folder is taken away if nothing was wrong.

    Where there are few it is `kept`: a disk took ten times as long to make files after others had been removed.
    """
    result = Tried(contribution.kind)
    work = place.folder / str(number)
    for folder in ("", "outside", "bin"):
        (work / folder).mkdir()
    try:
        commit = send(place.main, contribution, work / "clone")
    except (OSError, subprocess.CalledProcessError) as error:
        result.refused = str(getattr(error, "stderr", "") or error)[:200]
        shutil.rmtree(work, ignore_errors=True)
        return result
    before = _outside(work, work / "clone")
    path = tools(work / "bin", browser=pictured)
    values = {"github.event.pull_request.base.sha": "main"}
    first = [
        run_job("check.yml", job, values, clone=work / "clone", work=work, path=path) for job in ("content", "review")
    ]
    _judge_first(result, first, contribution, work, before)
    result.ran_without_token = place.canary.exists()
    place.canary.unlink(missing_ok=True)
    _judge_left(result, contribution, work / "clone" / "review", work, place.browser)
    _last_job(result, place, contribution, number, commit)
    if not result.faults and not kept:
        shutil.rmtree(work, ignore_errors=True)
    return result


def _judge_first(result: Tried, jobs: list[Ran], contribution: Contribution, work: Path, before: set[Path]) -> None:
    """What the two jobs of the contribution have said, taken, and written."""
    for ran in jobs:
        result.codes += ran.codes
        result.seconds, result.megabytes = result.seconds + ran.seconds, max(result.megabytes, ran.megabytes)
        for command, said in ran.said:
            if TOKEN in said:
                result.faults.append(f"{command}: the token")
            if not contribution.runs:
                result.faults += [f"{command}: {fault}" for fault in judged_log.faults_in(said)]
                if "Traceback" in said or "/handbook-" in said:  # a temporary folder, by its whole name
                    result.faults.append(f"{command}: a traceback: {said[-300:]}")
    if not contribution.runs:
        if set(result.codes) - {0, 1, 2}:
            result.faults.append(f"exit codes {result.codes}")
        result.faults += [f"written outside: {path}" for path in sorted(_outside(work, work / "clone") - before)]
    if result.seconds > _MOST_SECONDS or result.megabytes > _MOST_MEGABYTES:
        result.faults.append(f"{result.seconds:.0f} s, {result.megabytes} MB")


def _outside(work: Path, clone: Path) -> set[Path]:
    """All that stands beside what commands may write: the canaries, and the clone but for their folders."""
    ours = ("home", "tmp", "log", "step_summary", "bin")
    found = {path for path in work.iterdir() if path.name not in ours}
    found |= set((work / "outside").rglob("*"))
    listed = git(clone, "status", "--porcelain", "-z", "--ignored").split("\0")
    kept = ("review/", ".cache/", "site/", "scripts/")
    mended = (" M docs/", " M mkdocs.yml")  # `check --fix` is a step, and tone marks are mended in both
    return found | {
        clone / line[3:] for line in listed if line and not line[3:].startswith(kept) and not line.startswith(mended)
    }


def _judge_left(result: Tried, contribution: Contribution, review: Path, work: Path, browser: Browser) -> None:
    """The files that the jobs have left for people."""
    if contribution.runs:  # their program wrote them
        return
    summary = work / "step_summary"
    if summary.is_file():
        text = summary.read_text(encoding="utf-8", errors="replace")
        result.faults += [f"summary: {fault}" for fault in judged_markdown.faults_in(text)]
        if len(text.encode()) > 1024 * 1024:
            result.faults.append("a summary that GitHub drops")
    page = review / "review.html"
    if page.is_file() and not any(each.is_symlink() for each in (review, page)):
        if page.stat().st_size > _LARGEST_PAGE:
            result.faults.append(f"a page of {page.stat().st_size} bytes")
        result.faults += [f"page: {fault}" for fault in judged_page.faults_in(page, browser)]


def _artifact(facts: Path) -> bytes | None:
    """What actions/upload-artifact makes of the file: through links, as the action reads it."""
    try:
        with facts.open("rb") as file:
            return packed((NAME, file.read(100_000_000)))
    except OSError:
        return None


def _last_job(result: Tried, place: Place, contribution: Contribution, number: int, commit: str) -> None:
    """The job that has the token, in a clone of `main`; its comment."""
    run, forge, work = 1000 + number, place.forge, place.folder / str(number)
    artifact = _artifact(work / "clone" / "review" / NAME)
    if contribution.forged:
        artifact = contribution.forged(artifact)
    forge.artifacts[run] = []
    if artifact is not None:
        forge.artifacts[run] = [{"id": number, "name": "review-facts"}]
        forge.files[number] = artifact
    sha = "e" * 40 if contribution.moved_on else commit
    theirs = pull(number, HEAD, contribution.branch, sha)
    others = pull(900_000 + number, "another/handbook", contribution.branch, commit)
    forge.pulls[:] = [others, theirs]
    forge.asked.clear()
    values = {
        "github.token": TOKEN,
        "github.event.workflow_run.id": str(run),
        "github.event.workflow_run.head_repository.full_name": HEAD,
        "github.event.workflow_run.head_branch": contribution.branch,
        "github.event.workflow_run.head_sha": commit,
    }
    own = {"GITHUB_API_URL": forge.api, "GITHUB_REPOSITORY": REPOSITORY, "GITHUB_SERVER_URL": "https://forge.invalid"}
    last = work / "last"
    last.mkdir()
    ran = run_job("comment.yml", "comment", values, clone=place.trusted, work=last, path=work / "bin", **own)
    _judge_last(result, place, ran, number, run, is_there=not contribution.moved_on)


def _judge_last(result: Tried, place: Place, ran: Ran, number: int, run: int, *, is_there: bool) -> None:
    result.codes += ran.codes
    result.megabytes = max(result.megabytes, ran.megabytes)
    faults = result.faults
    if place.canary.exists():
        faults.append("the canary was made where the token lives")
    for command, said in ran.said:
        faults += [f"{command}: {fault}" for fault in judged_log.faults_in(said)]
        if "Traceback" in said or TOKEN in said:
            faults.append(f"{command}: {said[-300:]}")
    if set(ran.codes) != {0}:
        faults.append(f"the comment ends with {ran.codes}: {ran.said[-1][1][-200:]}")
    if git(place.trusted, "status", "--porcelain"):
        faults.append("main has changed")
    wanted = [("POST", f"issues/{number}/comments")] if is_there else []
    if place.forge.written() != wanted:
        faults.append(f"asked of the forge: {place.forge.written()}")
    address = f"https://forge.invalid/{REPOSITORY}/actions/runs/{run}"
    for made in place.forge.comments.pop(number, []):
        result.is_told = "ยังไม่มีผลการเทียบหน้า" not in made["body"]
        found = judged_markdown.faults_in(made["body"], frozenset({address}), marked=True)
        faults += [f"comment: {fault}" for fault in found]
        if TOKEN in made["body"] or len(made["body"]) > 65_536:
            faults.append("the token, or a comment that is too long")


@contextmanager
def no_proxies() -> Iterator[None]:
    """Without this machine's way to the network, which the forge of our own does not need."""
    kept = {name: os.environ.pop(name) for name in list(os.environ) if name.lower().endswith("_proxy")}
    try:
        yield
    finally:
        os.environ.update(kept)
