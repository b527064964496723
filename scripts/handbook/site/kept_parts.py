"""The parts that pages load, as an earlier build has made them of the same files for pages that use the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from handbook.authored.settings import Settings
from handbook.cache.parcel import Parcel, unpacked
from handbook.cache.store import Cache
from handbook.site.parts import ASSETS, Parts, name_parts
from handbook.site.scripts import FormScripts, join_form_scripts, shorten_scripts
from handbook.site.style_sheets import name_form_styles
from handbook.site.uses import Uses

_KIND = "parts"


@dataclass(frozen=True)
class AllParts:
    """The parts of all pages, and the style sheet and scripts that only pages of forms load."""

    parts: Parts
    sheet: str = ""
    scripts: FormScripts = field(default_factory=FormScripts)


def name_all_parts(out: Path, uses: Uses, settings: Settings, cache: Cache, *, with_forms: bool) -> AllParts:
    """Name every part of the raw site, as `name_parts` does, and those of forms if there are any."""
    if cache.folder is None:
        return _named(out, uses, settings, with_forms=with_forms)
    files, seal = _files(out), settings.seal
    key = cache.key(_KIND, files, seal, _content(out, seal), uses, with_forms)
    if (kept := cache.find(_KIND, key)) is not None:
        return _laid_out(out, unpacked(kept))
    made = _named(out, uses, settings, with_forms=with_forms)
    new = {path: data for path, data in _files(out).items() if path not in files}
    if seal is not None and (named := made.parts.names.get(seal)) is not None:
        new[named] = (out / named).read_bytes()
    cache.keep(_KIND, key, Parcel(new, asdict(made)).packed())
    return made


def _named(out: Path, uses: Uses, settings: Settings, *, with_forms: bool) -> AllParts:
    parts = name_parts(out, uses, settings)
    if not with_forms:
        return AllParts(parts)
    return AllParts(parts, name_form_styles(out, parts.names), join_form_scripts(out))


def _laid_out(out: Path, parcel: Parcel) -> AllParts:
    shorten_scripts(out)  # costs nothing, and leaves the same files as `name_parts`
    for path, data in parcel.files.items():
        (out / path).write_bytes(data)
    about: Mapping[str, Any] = parcel.about
    return AllParts(Parts(**about["parts"]), about["sheet"], FormScripts(**about["scripts"]))


def _files(out: Path) -> dict[str, bytes]:
    """Path below the site -> content of all that parts are made of but the seal."""
    return {
        file.relative_to(out).as_posix(): file.read_bytes()
        for file in sorted((out / ASSETS).rglob("*"))
        if file.is_file()
    }


def _content(out: Path, seal: str | None) -> bytes | None:
    return (out / seal).read_bytes() if seal is not None and (out / seal).is_file() else None
