"""Why no edition can be released: what git, the address and the number of the edition say about it."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from handbook.authored.located_yaml import read_yaml
from handbook.authored.settings import CONFIG_NAME, Settings
from handbook.authored.text_file import read_text
from handbook.history.changes import is_shallow
from handbook.history.git import ask_git
from handbook.messages import Both, both
from handbook.problems import Problem, with_mend

_RESERVED = (".invalid", ".example", ".test", "example.com", "example.org", "example.net")
"""Ends of names that are nobody's: RFC 2606, sections 2 and 3; RFC 6761. Not localhost, which webmasters try out."""
_MOST_NAMED = 5


def release_faults(settings: Settings) -> list[Problem]:
    """HB612 and HB720 to HB723: all of them, not the first alone."""
    return [*_address_faults(settings), *_history_faults(settings)]


def git_failed(said: str) -> Problem:
    """HB721 where git itself failed; `said` is its message."""
    return _without("failed", both("release.failed", said=said))


def is_reserved(address: str) -> bool:
    """Whether an address of the web has a name that is nobody's."""
    host = f".{urlsplit(address).hostname or ''}"
    return host.endswith(tuple(end if end.startswith(".") else f".{end}" for end in _RESERVED))


def _address_faults(settings: Settings) -> Iterator[Problem]:
    if is_reserved(settings.site_url):
        document = read_yaml(read_text(settings.root / CONFIG_NAME, CONFIG_NAME), CONFIG_NAME)
        yield document.problem(("site_url",), "HB723", address=settings.site_url)


def _history_faults(settings: Settings) -> Iterator[Problem]:
    commit = ask_git(settings.root, "rev-parse", "HEAD")
    if commit is None:
        yield _without("no-git", both("release.no-git"))
        return
    if is_shallow(settings.root):
        yield Problem(CONFIG_NAME, 1, 1, "HB612")
    # -z: names as they are, without quotation marks; a renamed file has its earlier name in a field of its own
    entries = (ask_git(settings.root, "status", "--porcelain", "-z", "--no-renames") or "").split("\0")
    if changed := [entry[3:] for entry in entries if entry]:
        named = ", ".join(changed[:_MOST_NAMED]) + (", …" if len(changed) > _MOST_NAMED else "")
        yield Problem(changed[0], 1, 1, "HB720", {"count": str(len(changed)), "files": named})
    release = settings.release
    tagged = ask_git(settings.root, "rev-parse", "--verify", "--quiet", f"refs/tags/{release.tag}^{{commit}}")
    if tagged not in (None, commit):
        line, column = settings.own_places[("release",)]
        day = ask_git(settings.root, "log", "-1", "--format=%cs") or ""
        details = {
            "shown": release.shown,
            "tag": release.tag,
            "correction": release.next_correction().shown,
            "next": release.next_edition(day.strip()).shown,
        }
        yield Problem(CONFIG_NAME, line, column, "HB722", details)


def _without(reason: str, what: Both) -> Problem:
    return Problem(CONFIG_NAME, 1, 1, "HB721", with_mend(what, both(f"release.{reason}.mend")))
