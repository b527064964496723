"""What to write in place of a link's target that leads nowhere: HB201."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable

from handbook.messages import Both, both
from handbook.nearest import nearest

_HOST = re.compile(r"(?:www\.[\w.-]+|(?:[\w-]+\.)+(?:th|com|org|net|info|gov|edu))(?:[:/?#]\S*)?", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_TELEPHONE = re.compile(r"\+?[0-9][0-9 -]{6,17}[0-9]")
_ENDINGS = ("/", ".html", ".htm", ".docx", ".doc", ".pdf", ".txt", ".markdown")


def target_mend(target: str, path: str, page: str, known: Iterable[str]) -> Both:
    """The mend of a target on a page; `path` is where it leads below docs/, `known` the paths that are there."""
    plain = target.strip()
    if not plain:
        return both("link.empty")
    if _MAIL.fullmatch(plain):
        return both("link.write", target=f"mailto:{plain}")
    if _TELEPHONE.fullmatch(plain):
        return both("link.write", target=f"tel:{re.sub('[ -]', '', plain)}")
    if _HOST.fullmatch(plain):
        return both("link.host", target=f"https://{plain}")
    paths = list(known)
    found = _meant(path, paths) or nearest(path, paths)
    if found is None:
        return both("link.no-file")
    fragment = target.partition("#")[2]
    shown = posixpath.relpath(found, posixpath.dirname(page) or ".") + (f"#{fragment}" if fragment else "")
    return both("link.near", near=shown)


def _meant(path: str, paths: list[str]) -> str | None:
    """The page that is named without its ending, by its address, or from the top of the repository."""
    plain = path.casefold().removeprefix("docs/").removeprefix("../docs/")
    stem = next((plain.removesuffix(ending) for ending in _ENDINGS if plain.endswith(ending)), plain)
    wanted = (plain, f"{stem}.md", f"{stem}/index.md")
    same = [other for other in paths if other.casefold() in wanted]
    name = f"{stem.removesuffix('.md').rpartition('/')[2]}.md"
    elsewhere = [other for other in paths if other.casefold().rpartition("/")[2] == name]
    return next(iter(same), elsewhere[0] if len(elsewhere) == 1 else None)
