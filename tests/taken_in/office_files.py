"""A document of LibreOffice -> Word file and PDF, with numbers as Word in Thai writes them."""

from __future__ import annotations

import io
import subprocess
import zipfile
from pathlib import Path

from lxml import etree

from forms.docx.office import office_environment
from handbook.zip_file import zip_bytes

_WORD, _PDF = "docx:Office Open XML Text", "pdf"
_NUMBERING = "word/numbering.xml"
_WHEN = "2026-11-02T09:00:00Z"


def word_and_pdf(fodt: str, folder: Path) -> tuple[bytes, bytes]:
    """The Word file and the PDF that LibreOffice makes of it."""
    (folder / "official.fodt").write_text(fodt, encoding="utf-8")
    word = folder / "official.docx"
    _convert(folder / "official.fodt", _WORD, folder)
    word.write_bytes(in_thai(word.read_bytes()))
    _convert(word, _PDF, folder)
    return word.read_bytes(), word.with_suffix(".pdf").read_bytes()


def in_thai(docx: bytes) -> bytes:
    """The same Word file with Thai digits in its lists: LibreOffice writes no numFmt for them. And with a date."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    tree = etree.fromstring(members[_NUMBERING])
    for format in tree.iter("{*}numFmt"):
        key = next(iter(format.attrib))
        if format.get(key) == "decimal":
            format.set(key, "thaiNumbers")
    members[_NUMBERING] = etree.tostring(tree, encoding="UTF-8", xml_declaration=True, standalone=True)
    core = etree.fromstring(members["docProps/core.xml"])
    for date in list(core.iter("{*}created", "{*}modified")):
        core.remove(date)
    etree.SubElement(core, "{http://purl.org/dc/terms/}modified").text = _WHEN
    members["docProps/core.xml"] = etree.tostring(core, encoding="UTF-8", xml_declaration=True, standalone=True)
    return zip_bytes(members)


def _convert(file: Path, kind: str, folder: Path) -> None:
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", kind]
    subprocess.run(
        [*command, "--outdir", str(folder), str(file)],
        env=office_environment(folder),
        capture_output=True,
        check=True,
        timeout=120,
    )
