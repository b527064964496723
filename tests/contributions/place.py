"""Where contributions are tried: a forge, a browser, the canaries, and a clone of `main` that is trusted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser

from contributions.asked import Asked, listening
from contributions.attacks import Draw
from contributions.tried import Place, no_proxies
from forge.github_server import github_server
from releasing import git


@contextmanager
def place_for(folder: Path, name: str, seed: int, browser: Browser) -> Iterator[tuple[Place, Draw, Asked]]:
    """A place below `folder`, where `main` is the repository; what draws contributions to it; the canary's server."""
    own, main = folder / name, folder / "main"
    (own / "canary").mkdir(parents=True)
    git(folder, "clone", "--quiet", str(main), str(own / "trusted"))
    canary = own / "canary" / "made"
    with no_proxies(), listening() as asked, github_server() as forge:
        place = Place(own, main, own / "trusted", forge, browser, canary)
        yield place, Draw(main, seed, asked.address, str(canary)), asked
