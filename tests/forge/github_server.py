"""A small GitHub of our own, over real HTTP: pull requests, comments, issues, and the artifacts of a run.

Artifacts lie on a second server, as GitHub's do, which takes no token.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from handbook.forge.github import GitHub
from running_server import running

REPOSITORY = "office/handbook"
TOKEN = "ghs_of-no-forge-at-all"  # noqa: S105 - of no forge
BOT = {"login": "github-actions[bot]"}


@dataclass
class Forge:
    """What is on the forge, and what it was asked: (method, path without the repository)."""

    pulls: list[dict[str, Any]] = field(default_factory=list)
    comments: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    issues: list[dict[str, Any]] = field(default_factory=list)
    artifacts: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    files: dict[int, bytes] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)
    tokens_elsewhere: list[str] = field(default_factory=list)
    refuses: int = 0
    api: str = ""

    @property
    def github(self) -> GitHub:
        """The forge as our code reaches it."""
        return GitHub(self.api, REPOSITORY, TOKEN)

    def written(self) -> list[tuple[str, str]]:
        """What it was asked to change."""
        return [each for each in self.asked if each[0] != "GET"]


def _page(found: list[dict[str, Any]], query: dict[str, list[str]]) -> list[dict[str, Any]]:
    size, page = int(query["per_page"][0]), int(query["page"][0])
    return found[(page - 1) * size : page * size]


def _answer(forge: Forge, method: str, path: str, query: dict[str, list[str]], body: Any) -> Any:  # noqa: PLR0911
    """What GitHub answers, as an object; None for what it does not have."""
    match method, *path.split("/"):
        case "GET", "pulls":
            owner, _, branch = query["head"][0].partition(":")
            fits = [
                pull
                for pull in forge.pulls
                if pull["head"]["ref"] == branch and pull["head"]["owner"] == owner and pull["state"] == "open"
            ]
            return _page(fits, query)
        case "GET", "issues":
            return _page([issue for issue in forge.issues if issue["state"] == query["state"][0]], query)
        case "POST", "issues":
            forge.issues.append({"number": len(forge.issues) + 1, "state": "open", "user": BOT, **body})
            return forge.issues[-1]
        case "PATCH", "issues", number:
            forge.issues[int(number) - 1].update(body)
            return forge.issues[int(number) - 1]
        case "GET", "issues", number, "comments":
            return _page(forge.comments.get(int(number), []), query)
        case "POST", "issues", number, "comments":
            made = {"id": 1000 + len(forge.comments.setdefault(int(number), [])), "user": BOT, **body}
            forge.comments[int(number)].append(made)
            return made
        case "PATCH", "issues", "comments", id:
            (comment,) = [each for all in forge.comments.values() for each in all if each["id"] == int(id)]
            comment.update(body)
            return comment
        case "GET", "actions", "runs", run, "artifacts":
            return {"artifacts": forge.artifacts.get(int(run), [])}
    return None


def _handler(forge: Forge, storage: str) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def _serve(self) -> None:
            parts = urlsplit(self.path)
            path = parts.path.removeprefix(f"/repos/{REPOSITORY}/")
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            forge.asked.append((self.command, path))
            if forge.refuses or self.headers.get("Authorization") != f"Bearer {TOKEN}":
                self._send(forge.refuses or 401, {"message": "Bad credentials"})
                return
            if path.startswith("actions/artifacts/"):
                self.send_response(302)
                self.send_header("Location", f"{storage}/{path.split('/')[2]}")
                self.end_headers()
                return
            answer = _answer(forge, self.command, path, parse_qs(parts.query), json.loads(body) if body else None)
            self._send(404 if answer is None else 200, {"message": "Not Found"} if answer is None else answer)

        def _send(self, code: int, answer: Any) -> None:
            content = json.dumps(answer).encode()
            self.send_response(code)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = do_PATCH = _serve  # noqa: N815 - the library's names

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    return Handler


def _storage(forge: Forge) -> type[BaseHTTPRequestHandler]:
    class Storage(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            forge.tokens_elsewhere += self.headers.get_all("Authorization", [])
            content = forge.files.get(int(self.path.strip("/")))
            self.send_response(404 if content is None else 200)
            self.end_headers()
            self.wfile.write(content or b"")

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    return Storage


@contextmanager
def _running(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    with running(server):
        yield f"http://127.0.0.1:{server.server_port}"


@contextmanager
def github_server() -> Iterator[Forge]:
    """Run the two servers."""
    forge = Forge()
    with _running(_storage(forge)) as storage, _running(_handler(forge, storage)) as api:
        forge.api = api
        yield forge
