"""docs/translations/ -> from which Thai words each section was translated; and the texts of these files.

Two kinds of files stand there:

- the record of a page, `PAGE.yml`: a line with the name of a section, a line with two fingerprints, a blank line. So a
  line stays as it was between what any two people write, and git joins their work (corpus/fingerprint.py).
- a stamp, of any other name, made in a browser: `PAGE#SECTION: "fingerprint"` in a line. It counts as it stands; the
  next `translated` or `check --fix` writes it into the record.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from handbook.authored.located_yaml import LocatedYaml, read_yaml
from handbook.authored.schema import check_schema
from handbook.authored.text_file import read_text
from handbook.corpus.source_files import is_left_by_program
from handbook.messages import both
from handbook.problems import Problem, ProblemsError

TRANSLATIONS_FOLDER = "translations"
_APART = "#"
_LONGEST_NAME = 70


@dataclass(frozen=True)
class Stamp:
    """The fingerprints of a section when its translation was seen to be right; `english` is empty if not known."""

    thai: str
    english: str = ""


@dataclass(frozen=True)
class Translations:
    """What docs/translations/ holds.

    `records` is key of a page -> section -> stamp; `loose` is (key, section) -> the Thai fingerprints of stamps that no
    record has taken in yet; `stamps` are the documents of these by path below docs/translations/; `unread` are the keys
    of pages whose record has a fault, which is told.
    """

    records: Mapping[str, Mapping[str, Stamp]] = field(default_factory=dict)
    loose: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    stamps: Mapping[str, LocatedYaml] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()


def read_translations(folder: Path, shown: str) -> tuple[Translations, list[Problem]]:
    """Read the folder; `shown` is its path in problems. A file with problems counts as absent."""
    records: dict[str, Mapping[str, Stamp]] = {}
    loose: dict[tuple[str, str], tuple[str, ...]] = {}
    stamps: dict[str, LocatedYaml] = {}
    unread: set[str] = set()
    problems: list[Problem] = []
    for file in sorted(folder.rglob("*.yml")):
        path = file.relative_to(folder).as_posix()
        if is_left_by_program(file.name) or any(part.startswith(".") for part in path.split("/")):
            continue
        key = path.removesuffix(".yml")
        try:
            document = read_yaml(read_text(file, f"{shown}/{path}"), f"{shown}/{path}")
        except ProblemsError as error:
            problems += error.problems
            unread.add(key)
            continue
        is_stamp = isinstance(document.value, dict) and any(_APART in name for name in document.value)
        if faults := check_schema(document, "translation-stamp" if is_stamp else "translation-record", "HB214"):
            problems += faults
            unread.add(key)
        elif is_stamp:
            stamps[path] = document
            for name, thai in document.value.items():
                loose[split_name(name)] = (*loose.get(split_name(name), ()), thai)
        else:
            records[key] = {name: Stamp(*prints.split()) for name, prints in document.value.items()}
    return Translations(records, loose, stamps, frozenset(unread)), problems


def record_text(stamps: Mapping[str, Stamp]) -> str:
    """A page's record. English is never empty here."""
    head = "".join(f"# {text}\n" for text in both("translation.record").values())
    return head + "".join(f'\n{_key(name)}:\n  "{stamp.thai} {stamp.english}"\n' for name, stamp in stamps.items())


def stamp_file(key: str, section: str, thai: str) -> tuple[str, str]:
    """The path below docs/ and the text of a stamp. No two stamps that differ have one path."""
    return _stamp_path(f"{key}-{section}", thai), f"{_stamp(key, section, thai)}\n"


def page_stamp_file(key: str, sections: Mapping[str, str]) -> tuple[str, str]:
    """The same of a page whose translation is new: stamps of all sections in one line, which messages can show."""
    stamps = [_stamp(key, section, thai) for section, thai in sections.items()]
    whole = hashlib.sha256("".join(stamps).encode("utf-8")).hexdigest()[: len(next(iter(sections.values())))]
    return _stamp_path(key, whole), f"{{{', '.join(stamps)}}}\n"


def _stamp_path(name: str, prints: str) -> str:
    apart = name.replace("/", "-").replace(".", "").lower()
    plain = "".join(sign if sign.isascii() and (sign.isalnum() or sign == "-") else "-" for sign in apart)
    short = "-".join(filter(None, plain[:_LONGEST_NAME].split("-")))
    return f"{TRANSLATIONS_FOLDER}/{short}-{prints}.yml"


def _stamp(key: str, section: str, thai: str) -> str:
    return f'{_key(f"{key}{_APART}{section}")}: "{thai}"'


def split_name(name: str) -> tuple[str, str]:
    """`PAGE#SECTION` -> page and section; no section is empty."""
    page, _, section = name.partition(_APART)
    return page, section


def _key(name: str) -> str:
    """A key as YAML reads it: some names would be numbers or switches."""
    plain = name.replace("#", "").replace("-", "").replace("/", "").replace(".", "", 1)
    is_plain = plain.isascii() and plain.isalnum() and yaml.load(name, Loader=yaml.CSafeLoader) == name
    return name if is_plain else f'"{name}"'
