"""Acts on pictures: a photograph as a telephone took it."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from random import Random

from PIL import Image

from acts.copies import run_handbook
from acts.expected import Expected, page_of
from acts.sources import LANGUAGES, Sources, before_last_heading, page_file
from handbook.pictures.album import look_at

PHOTO = "docs/images/sample-pole.jpg"
_WORDS = {
    "": ("เสากล้องข้างถนน ถ่ายเพื่อเป็นตัวอย่าง", "เสาตัวอย่าง", "ภาพ: หน่วยงานตัวอย่าง"),
    ".en": ("A pole beside a road, taken as a sample", "The sample pole", "Picture: sample agency"),
}


def add_photo(sources: Sources, rng: Random) -> Iterator[Expected]:
    """A photograph that tells where it was taken: `check` tells, `check --fix` strips it, both languages show it."""
    key = sources.take(rng, sources.pages())
    (sources.root / PHOTO).parent.mkdir(parents=True, exist_ok=True)
    (sources.root / PHOTO).write_bytes(photograph())
    folder = "../" * key.count("/")
    for language in LANGUAGES:
        words, caption, maker = _WORDS[language]
        block = f"/// picture\n![{words}]({folder}images/sample-pole.jpg)\n\n{caption}\n\n{maker}\n///"
        sources.edit(page_file(key, language), before_last_heading, block)
    told = json.loads(run_handbook(sources.root, "check", "--format", "json").stdout)
    assert ("HB264", PHOTO) in {(problem["code"], problem["path"]) for problem in told}
    run_handbook(sources.root, "check", "--fix")
    assert not look_at(sources.root / PHOTO).private
    for language in LANGUAGES:
        for said in (*_WORDS[language], "images/sample-pole."):
            yield Expected(page_of(key, language), said)


def photograph() -> bytes:
    """A photograph that lies on its side, with place, device and day."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F], exif[0x0110], exif[0x0132] = "Sample", "Telephone", "2026:12:01 09:00:00"
    exif.get_ifd(0x8825).update({1: "N", 2: (13.0, 35.0, 57.0), 3: "E", 4: (100.0, 35.0, 48.0)})
    picture = Image.radial_gradient("L").resize((1600, 1200)).convert("RGB")
    written = io.BytesIO()
    picture.save(written, "JPEG", exif=exif)
    return written.getvalue()
