"""Damaged Word files and PDFs: read, or refused with a reason, and never a traceback."""

from __future__ import annotations

import io
import random
import re
import zipfile

import pytest
from weasyprint import HTML

from handbook.taken_in.model import NotTakenError
from handbook.zip_file import zip_bytes
from taken_in.taken import take
from taken_in.test_word_parts import BOX, FORMULA, OLD_TICKED, RUBY, TICKED, TOC, row
from taken_in.word_file import heading, item, numbering, paragraph, run, word_file

BODY = "".join(
    [
        *(
            TOC,
            heading("บทที่ ๑ ก"),
            paragraph(BOX + run("ก")),
            paragraph(FORMULA + RUBY),
            paragraph(TICKED + OLD_TICKED),
        ),
        *(item("หนึ่ง", 1), item("สอง", 1, 1), f"<w:tbl>{row('ก', 'ข')}{row('ค', 'ง')}</w:tbl>", heading("ข", 2)),
    ]
)
WORD = word_file(BODY, {"numbering": numbering(("thaiNumbers %1.", "thaiLetters (%2)"))})
VALUES = ("-1", "x", "", "99999999999", "ก")


def damaged_word(seed: int) -> bytes:
    """One part with some tags or values changed, or left out."""
    chance = random.Random(seed)  # noqa: S311 - the same damage each time
    with zipfile.ZipFile(io.BytesIO(WORD)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice([name for name in parts if name.endswith((".xml", ".rels"))])
    if chance.random() < 0.1:
        del parts[name]
        return zip_bytes(parts)
    text = parts[name].decode()
    for _ in range(chance.randint(1, 4)):
        tags, values = re.findall("<[^>]+>", text), re.findall('="[^"]*"', text)
        if chance.random() < 0.5:
            text = text.replace(chance.choice(tags), chance.choice([*tags, ""]), 1)
        elif values:
            text = text.replace(chance.choice(values), f'="{chance.choice(VALUES)}"', 1)
    return zip_bytes({**parts, name: text.encode()})


@pytest.mark.parametrize("seeds", [range(at, at + 30) for at in range(0, 120, 30)], ids=str)
def test_damaged_word_files_are_read_or_refused(seeds: range) -> None:
    ends = set[bool | str]()
    for seed in seeds:
        try:
            ends.add(bool(take(damaged_word(seed))[1]))
        except NotTakenError as error:
            ends.add(error.reason)
    assert True in ends
    assert ends <= {True, "taken-broken", "taken-other", "taken-no-text"}


def test_damaged_pdfs_are_read_or_refused() -> None:
    whole = HTML(string="<h1>บทที่ ๑ ก</h1>" + "<p>ข้อความของบทนี้</p>" * 20).write_pdf(uncompressed_pdf=True)
    ends = set[bool | str]()
    for seed in range(15):
        chance = random.Random(seed)  # noqa: S311
        data = bytearray(whole)
        for _ in range(chance.randint(1, 40)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            ends.add(bool(take(bytes(data))[1]))
        except NotTakenError as error:
            ends.add(error.reason)
    assert True in ends
    assert ends <= {True, "taken-broken", "taken-scanned", "taken-codes", "taken-locked", "taken-other"}
