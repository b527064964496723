"""`review-comment`: the facts of a review as a comment, shown, or kept on the pull request that the review is of."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import Any

import yaml

from handbook.forge.comment import MARK, Links, comment
from handbook.forge.facts import MOST_BYTES, FactsError, facts_in_zip, read_facts
from handbook.forge.github import ForgeError, GitHub
from handbook.forge.kept_text import keep_comment, pull_request
from handbook.messages import on_one_line
from handbook.problems import visible
from handbook.progress import refuse

_SCHEMA = Path(__file__).parents[1] / "review" / "facts.yml"
FACTS, REVIEW, SITE = "review-facts", "review.html", "site"
"""Names of what the workflow `check` leaves."""


def run(options: argparse.Namespace) -> int:
    """Print the comment of `facts`, or with `run_id` keep it on its pull request; 1 if either is refused."""
    try:
        if options.run_id is None:
            return _show(options.facts)
        return _keep(options, forge_of_environment())
    except FactsError as error:
        refuse("facts", said=str(error))
    except ForgeError as error:
        refuse("forge", said=str(error))
    return 1


def forge_of_environment() -> GitHub:
    """The repository in whose workflow this runs. Raises ForgeError outside one."""
    needed = ("GITHUB_REPOSITORY", "GITHUB_TOKEN")
    if missing := [name for name in needed if not os.environ.get(name)]:
        raise ForgeError(f"{', '.join(missing)}?")
    api = os.environ.get("GITHUB_API_URL", "https://api.github.com")
    return GitHub(api, *(os.environ[name] for name in needed))


def _show(file: Path | None) -> int:
    if file is None or not file.is_file():
        return refuse("no-files", paths=str(file or "facts.json"))
    with file.open("rb") as opened:
        facts = read_facts(opened.read(MOST_BYTES + 1), _schema())
    print(comment(facts, Links("https://example.invalid/")))
    return 0


def _keep(options: argparse.Namespace, github: GitHub) -> int:
    """Find the pull request, take the facts if there are sound ones, and write."""
    number = pull_request(github, options.head, options.branch, options.commit)
    if number is None:
        print(on_one_line("comment.no-pull-request"))
        return 0
    left = {
        str(each["name"]): int(each["id"])
        for each in github.get(f"actions/runs/{options.run_id}/artifacts")["artifacts"]
    }
    facts = _facts_of(github, left.get(FACTS))
    server = os.environ.get("GITHUB_SERVER_URL", "https://github.com")
    run = f"{server}/{github.repository}/actions/runs/{options.run_id}"
    review, site = (f"{run}/artifacts/{left[name]}" if name in left else None for name in (REVIEW, SITE))
    keep_comment(github, number, MARK, comment(facts, Links(run, review, site)))
    print(f"#{number}")
    return 0


def _facts_of(github: GitHub, artifact: int | None) -> dict[str, Any] | None:
    """The facts that a run left; None if it left none, or with a word if they are not sound."""
    if artifact is None:
        return None
    try:
        return read_facts(facts_in_zip(github.file(f"actions/artifacts/{artifact}/zip", MOST_BYTES)), _schema())
    except FactsError as error:
        refuse("facts", said=visible(str(error)))
        return None


def _schema() -> dict[str, Any]:
    schema: dict[str, Any] = yaml.load(_SCHEMA.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return schema
