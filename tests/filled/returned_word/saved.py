"""Word files as Word and LibreOffice save them, and of another version or form."""

from __future__ import annotations

import copy
import random
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from lxml import etree

from filled.filled_files import pack
from filled.returned_files import Answers, Blank, Returned, Way, answers, words
from filled.returned_word.blanks import unwrap
from filled.returned_word.filling import Change, Parts, body_of, changed, insert, parts_of, unchanged
from filled.returned_word.typed import plain_row, typed_beside
from forms.docx.fill_word import DOCUMENT, W15, W, controls, fill_word


def _word_saves(tree: Any, _parts: Parts, _rng: random.Random, _given: Answers) -> tuple[str, ...]:
    """As Word saves: ids of revisions, marks of the spelling checker, bookmarks, runs divided."""
    for number, paragraph in enumerate(list(tree.iter(f"{W}p"))):
        paragraph.set(f"{W}rsidR", f"00{number:06X}")
        insert(
            paragraph, f'<w:bookmarkStart w:id="{number}" w:name="_GoBack{number}"/><w:bookmarkEnd w:id="{number}"/>'
        )
    for run in list(tree.iter(f"{W}r")):
        text = run.find(f"{W}t")
        if text is not None and len(text.text or "") > 4 and run.getparent().tag == f"{W}p":
            twin = copy.deepcopy(run)
            middle = len(text.text) // 2
            whole = text.text
            text.text, twin.find(f"{W}t").text = whole[:middle], whole[middle:]
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            run.addnext(twin)
            run.addnext(etree.Element(f"{W}proofErr"))
    return ()


def _rows_removed(tree: Any, _parts: Parts, _rng: random.Random, _given: Answers) -> tuple[str, ...]:
    content = next(controls(tree, "items")).find(f"{W}sdtContent")
    content.remove(content[-1])
    return ()


def _sections_dropped(tree: Any, _parts: Parts, _rng: random.Random, _given: Answers) -> tuple[str, ...]:
    """As programs do that know only the standard: the controls of rows are gone, those in the cells stay."""
    for control in list(tree.iter(f"{W}sdt"))[::-1]:
        kinds = (f"{W15}repeatingSection", f"{W15}repeatingSectionItem")
        if any(control.find(f"{W}sdtPr/{kind}") is not None for kind in kinds):
            unwrap(control)
    return ()


def _more_rows(blank: Blank, rng: random.Random) -> Returned:
    given = {**answers(rng), "items.4.name": "เสาเหล็ก", "items.4.count": "2", "items.5.name": words(rng)}
    return Returned({"a.docx": fill_word(blank.word, given)}, (given,), is_clean=True)


def _older(_tree: Any, parts: Parts, _rng: random.Random, _given: Answers) -> tuple[str, ...]:
    parts["docProps/core.xml"] = parts["docProps/core.xml"].replace(b"everything/1.2", b"everything/1.0")
    return ()


def _two_in_one(blank: Blank, rng: random.Random) -> Returned:
    first, second = answers(rng), answers(rng)
    parts = parts_of(fill_word(blank.word, first))
    tree = etree.fromstring(parts[DOCUMENT])
    other = etree.fromstring(parts_of(fill_word(blank.word, second))[DOCUMENT])
    end = body_of(tree)[-1]
    for element in list(body_of(other))[:-1]:
        end.addprevious(element)
    parts[DOCUMENT] = etree.tostring(tree)
    return Returned({"a.docx": pack(parts)}, (first, second), (), ("HB544",))


def _office(endings: tuple[str, ...], change: Change | None = None, **more: Any) -> Way | None:
    if shutil.which("soffice") is None:
        return None

    def make(blank: Blank, rng: random.Random) -> Returned:
        first = (changed(change) if change else changed(unchanged))(blank, rng)
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "a.docx"
            file.write_bytes(first.files["a.docx"])
            for ending in endings:
                out = Path(folder) / f"to-{ending}"
                order = [
                    "soffice", f"-env:UserInstallation=file://{tempfile.gettempdir()}/hb-office", "--headless",
                    "--convert-to", ending, "--outdir", str(out), str(file),
                ]  # fmt: skip
                subprocess.run(order, check=True, capture_output=True, timeout=120)
                file = next(out.iterdir())
            return Returned({file.name: file.read_bytes()}, first.answers, first.words, **more)

    return make


WAYS: dict[str, Way | None] = {
    "word as Word fills it": changed(unchanged, is_clean=True),
    "word as Word saves it": changed(_word_saves, is_clean=True),
    "word with more rows": _more_rows,
    "word with a row taken out": changed(_rows_removed, is_clean=True),
    "word without sections": changed(_sections_dropped, is_clean=True),
    "word of an older version": changed(_older, "HB516"),
    "word of two forms": _two_in_one,
    "word saved by LibreOffice": _office(("docx",)),
    "word saved by LibreOffice, typed beside": _office(("docx",), typed_beside, codes=("HB540",)),
    "word saved by LibreOffice, with a row": _office(("docx",), plain_row, codes=("HB540",)),
    "word through ODT": _office(("odt", "docx")),
    "word saved as a PDF": _office(("pdf",)),
}
