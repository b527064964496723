"""Files of docs/ that the handbook would not use where they are, or that are not what they are called.

Nothing else may be published: the engine copies all of docs/. So a build asks before it starts, and needs no page that
has been read for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from handbook.corpus.addresses import page_url, split_locale
from handbook.corpus.answers import ANSWERS_FOLDER
from handbook.corpus.data import DATA_FOLDER, DATA_NAMES
from handbook.corpus.drawings import FIGURES_FOLDER
from handbook.corpus.form_specs import FORM_SUFFIX, FORMS_FOLDER, SPECIMENS, SUPERSEDED
from handbook.corpus.locales import DEFAULT_LOCALE, LOCALES
from handbook.corpus.pictures import PICTURE_ENDINGS, PICTURES_FOLDER
from handbook.corpus.released import CHANGES_FOLDER, release_of
from handbook.corpus.source_files import SourceFile
from handbook.corpus.translation_files import TRANSLATIONS_FOLDER
from handbook.html.addresses import SITE_FOLDERS
from handbook.messages import Both, both
from handbook.pictures.kinds import ENDINGS as PICTURES
from handbook.pictures.kinds import kind_of
from handbook.problems import Problem, with_mend

_FORMER = f"{FORMS_FOLDER}/{SUPERSEDED}"
_FILLED = f"{FORMS_FOLDER}/{SPECIMENS}"
_ANSWERS = f"{DATA_FOLDER}/{ANSWERS_FOLDER}"
_CHANGES = f"{DATA_FOLDER}/{CHANGES_FOLDER}"
_FOLDERS_OF_FILES = (DATA_FOLDER, FIGURES_FOLDER, PICTURES_FOLDER, TRANSLATIONS_FOLDER)
_KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST = 100
_KEPT_BY_WINDOWS = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
_OTHER = {".heic": "heic", ".heif": "heic", ".gif": "gif", ".bmp": "bmp", ".tif": "tiff", ".tiff": "tiff"}
_OTHER |= {".webp": "webp", ".avif": "avif"}
_TOLD = frozenset(_OTHER.values())
TAKEN = {*SITE_FOLDERS, "404", *(locale for locale in LOCALES if locale != DEFAULT_LOCALE)}
"""Names at the top of a built site, and of its English half, that no author may use."""
ENDINGS = (".md", ".yml", ".svg", *PICTURE_ENDINGS, ".pdf", ".docx", ".json")
_KINDS = {".pdf": "pdf", ".docx": "zip", **{ending: kind for kind, known in PICTURES.items() for ending in known}}


def file_problems(files: Iterable[SourceFile], docs: str) -> list[Problem]:
    """Everything wrong with the files of docs/, sorted; `docs` is its path in problems."""
    kept = list(files)
    return sorted(problem for find in (misplaced, badly_named, clashing, false_ending) for problem in find(kept, docs))


def misplaced(files: Iterable[SourceFile], docs: str) -> Iterator[Problem]:
    """HB237 for each file that would not be used where it is."""
    for file in files:
        reason = _misplacement(file)
        if reason is not None:
            mend = both(f"file.picture.{_OTHER[file.ending.lower()]}") if _is_other(file) else both("file.move")
            details = with_mend({"file": file.path, **reason}, mend)
            yield Problem(f"{docs}/{file.path}", 1, 1, "HB237", details)


def _is_other(file: SourceFile) -> bool:
    """Whether it is a picture of a kind that pages do not show."""
    return file.ending.lower() in _OTHER


def _placed(files: Iterable[SourceFile]) -> Iterator[SourceFile]:
    """The files that may stay: of others one fault is enough."""
    return (file for file in files if _misplacement(file) is None)


@cache
def _misplacement(file: SourceFile) -> Both | None:
    *folders, name = file.path.split("/")
    ending = file.ending
    if any(part.startswith(".") for part in (*folders, name)):
        return both("file.hidden")
    if ending != ending.lower() and ending.lower() in ENDINGS:
        return both("file.capitals", ending=ending.lower())
    first = (folders or [name.partition(".")[0]])[0]
    if first.lower() in TAKEN:
        return both("file.taken", name=first)
    if ending not in ENDINGS:
        return both("file.kind", endings=" ".join(ENDINGS))
    return _wrong_place(name, ending, "/".join(folders))


def _wrong_place(name: str, ending: str, place: str) -> Both | None:
    if _is_in_place(name, ending, place):
        return None
    if place == DATA_FOLDER and ending == ".yml":
        return both("file.data", names=", ".join(sorted(DATA_NAMES)))
    return both(f"file.place.{ending.removeprefix('.')}")


def _is_in_place(name: str, ending: str, place: str) -> bool:
    match ending:
        case ".md":
            return place.partition("/")[0] not in _FOLDERS_OF_FILES and place not in (_FORMER, _FILLED)
        case ".yml" if name.endswith(FORM_SUFFIX):
            return place == FORMS_FOLDER
        case ".yml":
            return (
                place == _ANSWERS
                or place.partition("/")[0] == TRANSLATIONS_FOLDER
                or _is_of_changes(place)
                or (place == DATA_FOLDER and name.removesuffix(".yml") in DATA_NAMES)
            )
        case ".svg":
            return place == FIGURES_FOLDER
        case ".pdf" | ".docx" | ".json":
            return place == (_FILLED if ending == ".json" else _FORMER)
    return place.partition("/")[0] == PICTURES_FOLDER


def _is_of_changes(place: str) -> bool:
    """Whether summaries of changes may stand there: of the present release, or of one with its own folder."""
    inner = place.removeprefix(f"{_CHANGES}/")
    return place == _CHANGES or (inner != place and release_of(inner) is not None)


def badly_named(files: Iterable[SourceFile], docs: str) -> Iterator[Problem]:
    """HB221 for each path of a file that may stay and is not fit for an address. HB509 is for former versions."""
    for file in _placed(files):
        *folders, name = file.path.split("/")
        parts = [*folders, *([] if "/".join(folders) == _FORMER else [_stem(name)])]
        if not all(_KEBAB.fullmatch(part) for part in parts):
            reason = both("file.letters")
        elif any(part in _KEPT_BY_WINDOWS for part in parts):
            reason = both("file.windows")
        elif any(len(part) > _LONGEST for part in (*folders, name)):
            reason = both("file.long", most=_LONGEST)
        else:
            continue
        yield Problem(f"{docs}/{file.path}", 1, 1, "HB221", {"file": file.path, **reason})


def _stem(name: str) -> str:
    """A file's name without its endings; of others than the handbook's kinds, without the last."""
    if name.endswith(FORM_SUFFIX):
        return name.removesuffix(FORM_SUFFIX)
    stem = name.rpartition(".")[0] or name
    return split_locale(f"{stem}.md")[0] if name.endswith((".md", ".json", *PICTURE_ENDINGS)) else stem


def clashing(files: Iterable[SourceFile], docs: str) -> Iterator[Problem]:
    """HB238 for each file whose address is that of a file before it, capitals aside."""
    taken: dict[str, str] = {}
    for file in _placed(files):
        folded = file.path.casefold()
        address = page_url(*split_locale(folded)) if folded.endswith(".md") else folded
        if address in taken:
            yield Problem(f"{docs}/{file.path}", 1, 1, "HB238", {"file": file.path, "other": taken[address]})
        taken.setdefault(address, file.path)


def false_ending(files: Iterable[SourceFile], docs: str) -> Iterator[Problem]:
    """HB240 for each file that does not begin as its kind does. Texts and drawings are told when they are read."""
    for file in _placed(files):
        kind = kind_of(file.start)
        if kind != _KINDS.get(file.ending, kind):
            mend = _mend_of_ending(kind, file.ending)
            details = with_mend({"file": file.path, "ending": file.ending}, mend)
            yield Problem(f"{docs}/{file.path}", 1, 1, "HB240", details)


def _mend_of_ending(kind: str, ending: str) -> Both:
    """A picture that pages may show needs a new name, others need to be saved anew."""
    if kind in PICTURES and ending in PICTURE_ENDINGS:
        return both("file.rename", ending=PICTURES[kind][0])
    if kind in _TOLD and ending in PICTURE_ENDINGS:
        return both(f"file.picture.{kind}")
    return both("file.save-as", ending=ending)
