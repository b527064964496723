"""The pages as the preview showed them last, as one value: the next start shows them, and makes them anew meanwhile."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import astuple
from typing import Any

from handbook.cache.parcel import Parcel, unpacked
from handbook.corpus.model import Corpus
from handbook.html.addresses import DOWNLOADS
from handbook.preview.whole import Folders, Made
from handbook.site.finish import AllMarks, Assets, form_files_of
from handbook.site.page import FormAssets, Marks, Picture, Place
from handbook.site.parts import Parts
from handbook.site.scripts import FormScripts

_LEVEL = 1  # of deflate: pages become a fifth in a tenth of a second
_SITE, _FORMS = "site/", "forms/"


def packed_site(made: Made) -> bytes:
    """A whole site without its downloads, the raw pages of its forms, and its assets."""
    places = [(made.folder, _SITE), (made.forms, _FORMS)]
    files = {
        f"{prefix}{path}": file.read_bytes()
        for folder, prefix in places
        for file in sorted(folder.rglob("*"))
        if file.is_file() and not (path := file.relative_to(folder).as_posix()).startswith(DOWNLOADS)
    }
    return zlib.compress(Parcel(files, _plain(made)).packed(), _LEVEL)


def lay_out_site(kept: bytes, folders: Folders, corpus: Corpus) -> Made:
    """Write what `packed_site` packed, and return it; only of what an entry of the cache says, which is sealed."""
    parcel = unpacked(zlib.decompress(kept))
    for name, data in parcel.files.items():
        prefix, _, path = name.partition("/")
        file = (folders.site if f"{prefix}/" == _SITE else folders.forms) / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    about = parcel.about
    return Made(corpus, folders.site, folders.forms, _assets(about, folders), _marks(about["marks"]))


def _plain(made: Made) -> dict[str, Any]:
    """Assets and marks as JSON can say them; where the files of forms are follows from the folder."""
    assets = made.assets
    return {
        "policy": assets.policy,
        "parts": astuple(assets.parts),
        "pictures": [[*wish, *astuple(picture)] for wish, picture in assets.pictures.items()],
        "forms": [assets.forms.sheet, *astuple(assets.forms.scripts)],
        "marks": {locale: {key: astuple(marks) for key, marks in own.items()} for locale, own in made.marks.items()},
    }


def _assets(plain: Mapping[str, Any], folders: Folders) -> Assets:
    sheet, *scripts = plain["forms"]
    pictures = {(path, times): Picture(*picture) for path, times, *picture in plain["pictures"]}
    forms = FormAssets(sheet, FormScripts(*scripts), form_files_of(folders.site)) if sheet else FormAssets()
    return Assets(plain["policy"], Parts(*plain["parts"]), pictures, forms)


def _marks(plain: Mapping[str, Any]) -> AllMarks:
    return {
        locale: {
            key: Marks(*({id: [Place(*place) for place in places] for id, places in found.items()} for found in kinds))
            for key, kinds in own.items()
        }
        for locale, own in plain.items()
    }
