"""What a runner obeys in the output of a step: actions/runner, src/Runner.Worker/ActionCommandManager.cs.

It takes a line that begins with `::` after white space, and the older `##[…]` anywhere in a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_NAMES = {
    *("error", "warning", "notice", "debug", "group", "endgroup", "echo", "add-mask", "add-matcher", "remove-matcher"),
    *("set-env", "set-output", "save-state", "add-path", "stop-commands", "internal-set-repo-path"),
}
_NEW = re.compile(r"\s*::(?P<name>[^\s:]+)(?: (?P<properties>.*?))?::(?P<text>.*)", re.DOTALL)
_OLD = re.compile(r"##\[(?P<name>[^\s;\]]+)[^\]]*\]")
_TITLE = re.compile(r"HB[0-9]{3} [a-z0-9-]+")
_STOPPED = re.compile("::stop-commands::([0-9a-f]{32})")
_LINES = re.compile(r"\r\n|\r|\n")


def obeyed(said: str) -> Iterator[tuple[str, dict[str, str], str]]:
    """Name, properties and text of each command that a runner would obey."""
    stopped = ""
    for line in _LINES.split(said):
        new, old = _NEW.match(line), _OLD.search(line)
        found = new if new and (new["name"].lower() in _NAMES or new["name"] == stopped) else old
        if found is None or (found["name"].lower() not in _NAMES and found["name"] != stopped):
            continue
        if stopped:
            stopped = "" if found["name"] == stopped else stopped
            continue
        if found["name"].lower() == "stop-commands":
            stopped = found["text"] if found is new else "?"
        parts = (new["properties"] or "").split(",") if found is new and new else []
        yield found["name"].lower(), dict(part.split("=", 1) for part in parts if "=" in part), line


def faults_in(said: str) -> Iterator[str]:
    """Each command in the output that is none of ours."""
    for name, properties, line in obeyed(said):
        title = properties.get("title", "")
        is_rest = not properties and re.search(r"[0-9]+", line) is not None
        if _STOPPED.fullmatch(line):
            continue
        is_ours = name in {"error", "warning", "notice"} and (is_rest or _TITLE.fullmatch(title) is not None)
        if not is_ours or set(properties) - {"file", "line", "col", "title"}:
            yield f"obeyed: {line[:100]!r}"
