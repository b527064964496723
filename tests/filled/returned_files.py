"""Forms as they come back: filled, changed and saved by other programs; each with what must come out of it.

A word of somebody may be in the table, or in a message about the file; if it is in neither, it is lost.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from filled.filled_files import blanks, spec
from forms.paper.print_sample import EDITION, SETTINGS
from forms.sample_form import sample_form
from handbook.corpus.form_specs import FieldSpec, FormSpec
from handbook.filled.children import Stopped
from handbook.filled.docx import read_docx
from handbook.filled.found_files import find_files, shown
from handbook.filled.gather import gather, put_together
from handbook.filled.items import Item, read_items
from handbook.filled.model import FilledFile
from handbook.filled.parse import as_written
from handbook.filled.read_parts import FilledForm, read_forms_in
from handbook.filled.values import read_values
from handbook.filled.words import compared
from handbook.forms.docx.document import docx_file
from handbook.problems import Problem

Answers = dict[str, str | bool]
OTHER = FormSpec(
    id="visit",
    code={"th": "แบบเยี่ยม", "en": "Visit"},
    step="procedure#prepare",
    fields={
        name: FieldSpec(name, kind)
        for name, kind in {"agency": "text", "visitor": "text", "visited_on": "date", "remarks": "long"}.items()
    },
    source=spec().source,
    version="1.0",
)
SPECS = {"everything": spec(), "visit": OTHER}
_PLACES = ("บางปู", "แพรกษา", "บ้านคลองสวน", "สำโรงใต้", "น้ำใส", "ปากน้ำ", "ท้ายบ้าน")
_WORDS = (
    "ขอเพิ่มกล้องอีก 2 ตัวหน้าวัด", "ติดต่อคุณสมหญิง 0812345678", "งบ 9,999,999 บาท", "ยังรอหนังสืออนุญาตจากแขวงทางหลวง",
    "ผู้ใหญ่บ้านเห็นชอบแล้ว", "โปรดดูเอกสารแนบหน้า ๓", "ยกเลิกจุดที่ 4", "Please call before noon", "ปรับยอดเป็น ๑๕๐,๐๐๐",
)  # fmt: skip


@dataclass(frozen=True)
class Blank:
    """The blank files of the sample form in one language."""

    pdf: bytes
    printed: bytes
    word: bytes


@dataclass(frozen=True)
class Returned:
    """One delivery: its files, the answers that somebody gave in each form, and the words they wrote elsewhere."""

    files: Mapping[str, bytes]
    answers: tuple[Answers, ...] = ()
    words: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    """Codes of which each must be told."""
    is_clean: bool = False
    """Nothing is wrong, so nothing may be told."""


Way = Callable[[Blank, random.Random], Returned]


def answers(rng: random.Random) -> Answers:
    """Answers as an agency gives them."""
    place, count, price = rng.choice(_PLACES), rng.randint(1, 20), rng.randint(100, 90_000)
    found: Answers = {
        "written_at": f"สำนักงานเทศบาลตำบล{place}",
        "written_on": rng.choice(["๒๓ พฤศจิกายน ๒๕๖๙", "23/11/2569", "1 ธ.ค. 2569"]),
        "agency": f"เทศบาลตำบล{place} {rng.randint(1, 10**6)}",
        "phone": f"0 2382 {rng.randint(1000, 9999)} ต่อ 12",
        "project": f"กล้องวงจรปิด “{place}” ระยะที่ {rng.randint(1, 9)}",
        "kind": rng.choice(["new", "replace"]),
        "source": rng.choice(["province", "local", "other"]),
        "reason": f"รถชนกันบ่อยที่{place}\nปีก่อน {rng.randint(2, 30)} ครั้ง",
        "items.1.name": "กล้องชนิดมุมมองคงที่",
        "items.1.unit": "set",
        "items.1.count": str(count),
        "items.1.price": f"{price:,}",
        "items.1.total": f"{price * count:,}",
        "total": f"{price * count:,}",
        "days": str(rng.randint(30, 180)),
        "has_map": True,
        "signer.name": "นายสมชาย ใจดี",
        "signer.date": "23 พ.ย. 2569",
    }
    for name in rng.sample(["written_at", "phone", "source", "days", "has_map", "signer.name", "signer.date"], 3):
        del found[name]
    return found


def words(rng: random.Random) -> str:
    """Something that somebody writes beside the form."""
    return f"{rng.choice(_WORDS)} {rng.randint(100, 999)}"


@cache
def blank_word(locale: str) -> bytes:
    """The sample form's blank Word file."""
    return docx_file(sample_form(locale), SETTINGS, EDITION)


class SampleBlanks:
    """The blank forms that filled ones are compared with."""

    def prepare(self) -> None:
        """Nothing: see blank_word."""

    def __call__(self, id: str, version: str, locale: str) -> FilledFile | None:
        """The sample form's."""
        if (id, version) != ("everything", spec().version) or locale not in ("th", "en"):
            return None
        return _blank_form(locale)


@cache
def _blank_form(locale: str) -> FilledFile:
    return read_docx(blank_word(locale), {"items"})


def read_folder(folder: Path) -> tuple[list[FilledForm], list[Problem]]:
    """Read a delivery as the command does."""
    return gather([folder], SPECS, folder / "forms.xlsx", lambda *_: None, SampleBlanks())


def read_here(folder: Path) -> tuple[list[FilledForm], list[Problem]]:
    """The same in this process, as the start of another takes longer than a file."""

    def results() -> Iterator[tuple[str, list[Item | Stopped]]]:
        for file in find_files([folder]):
            assert isinstance(file, Path)
            items = read_items(_read, (file, shown(file)), 0, 60)
            yield shown(file), [item for item in items if isinstance(item, Item)]

    return put_together(results())


def _read(data: bytes, name: str) -> tuple[list[FilledForm], list[Problem]]:
    return read_forms_in(data, name, SPECS, SampleBlanks())


def losses(returned: Returned, forms: list[FilledForm], problems: list[Problem]) -> Iterator[str]:
    """What of a delivery is neither in the table nor told, or is in the table and was never written."""
    said = [problem.text("what", "th") for problem in problems]
    told = compared(" ".join(said))
    unread = {problem.path for problem in problems if problem.code in _UNREAD}
    in_table = compared(" ".join(as_written(value) for form in forms for value in form.raw.values()))
    for wrote in returned.words:
        if compared(wrote) not in told and compared(wrote) not in in_table and not unread:
            yield f"lost: {wrote}"
    for code in returned.codes:
        if code not in {problem.code for problem in problems}:
            yield f"not told: {code}"
    if returned.is_clean and problems:
        yield f"told without cause: {said}"
    left = list(forms)
    for given in returned.answers:
        expected = read_values(spec(), given)[0]
        form = max(left, key=lambda one: _alike(one, expected), default=None)
        if form is not None:
            left.remove(form)
            yield from _wrong(form, expected, returned, problems)
        elif not unread:
            yield f"a form is lost: {given['agency']}"


def _wrong(
    form: FilledForm, expected: Mapping[str, object], returned: Returned, problems: list[Problem]
) -> Iterator[str]:
    """Values that are not as they were given, if nothing tells of their blanks."""
    told = [problem.text("what", "th") for problem in problems]
    is_by_order = any(problem.code == "HB545" for problem in problems)
    for name in sorted({*expected, *form.values} if form.spec.id == "everything" else set(expected)):
        value, given = form.values.get(name), expected.get(name)
        if value == given or any(name in each for each in told):
            continue
        if is_by_order and compared(str(value)) == compared(str(given)):
            continue  # LibreOffice 7.4 puts line breaks elsewhere, which is told
        if not (isinstance(value, str) and any(compared(value) == compared(wrote) for wrote in returned.words)):
            yield f"{name}: {value!r}, not {given!r}"


_UNREAD = {"HB511", "HB512", "HB513", "HB514", "HB515", "HB517", "HB520", "HB528"}


def _alike(form: FilledForm, expected: Mapping[str, object]) -> int:
    return sum(form.values.get(name) == value for name, value in expected.items())


def names() -> list[str]:
    """The names of the sample form's blanks."""
    return [name for name, _ in blanks(spec())]
