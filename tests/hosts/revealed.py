"""Secrets in what programs print, also as base64, in an address, or as rclone obscures them."""

from __future__ import annotations

import base64
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote

_WORD = re.compile(r"[A-Za-z0-9_-]{22,}")
_START = 16  # bytes that rclone puts before what it obscures: https://rclone.org/commands/rclone_obscure/
_SHORTEST = 6  # a line of a key
_LOGS = ("*.log", "*.err", "*.access")


def revealed(text: str, secrets: Iterable[str]) -> list[str]:
    """The ways in which secrets stand in a text: `as it is`, `in an address`, `in base64`, `in hex`, `obscured`."""
    found = set()
    for secret in secrets:
        parts = [line for line in secret.splitlines() if len(line) >= _SHORTEST and not line.startswith("-----")]
        for part in parts:
            found |= {way for way, form in _forms(part) if form in text}
        if len(parts) == 1 and _is_obscured(text, secret):
            found.add("obscured")
    return sorted(found)


def revealed_in_logs(folder: Path, secrets: Iterable[str]) -> list[str]:
    """`file: way` for each log of servers in a folder, and each note of a publisher below it, that has a secret."""
    given = list(secrets)
    files = [file for pattern in _LOGS for file in folder.glob(pattern)]
    files += [file for file in folder.glob("www/*/_publish/*") if file.is_file()]
    texts = {file: file.read_text(encoding="utf-8", errors="replace") + file.name for file in files}
    return [f"{file.name}: {way}" for file, text in sorted(texts.items()) for way in revealed(text, given)]


def _forms(secret: str) -> Iterator[tuple[str, str]]:
    yield "as it is", secret
    if (quoted := quote(secret, safe="")) != secret:
        yield "in an address", quoted
    data = secret.encode()
    yield "in hex", data.hex()
    for before in range(3):  # inside a longer text, such as `user:password`, it begins at any of three places
        start, end = (8 * before + 5) // 6, (8 * (before + len(data))) // 6
        coded = base64.b64encode(bytes(before) + data).decode()[start:end]
        yield "in base64", coded
        yield "in base64", coded.replace("+", "-").replace("/", "_")


def _is_obscured(text: str, secret: str) -> bool:
    """Rclone obscures with a random start each time: what has the length is turned back by rclone itself."""
    length = -(-(_START + len(secret.encode())) * 8 // 6)
    words = {word for word in _WORD.findall(text) if len(word) == length}
    return any(_turned_back(word) == secret for word in words)


def _turned_back(word: str) -> str:
    command = [str(Path(sys.executable).with_name("rclone")), "reveal", "--", word]
    done = subprocess.run(command, capture_output=True, check=False)
    return done.stdout.decode("utf-8", "replace").strip()
