"""`start FOLDER`: the machine and a small handbook for another province, which builds as it is."""

from __future__ import annotations

import argparse
import json
import re
import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from handbook.authored.own_colours import faintest
from handbook.authored.release import first_release
from handbook.authored.settings import CONFIG_NAME, load_settings
from handbook.commands.first_guides import guides_of
from handbook.commands.translated import write_stamped
from handbook.corpus.read import read_corpus
from handbook.corpus.stamping import stamp
from handbook.corpus.translations import translated_pages
from handbook.messages import on_one_line, text_in
from handbook.problems import visible
from handbook.progress import refuse
from handbook.thai.telephones import national

SKELETON = Path(__file__).with_name("first_handbook")
_MACHINE = (
    *(".ci", ".devcontainer", ".editorconfig", ".forgejo", ".gitattributes", ".github", ".gitignore", ".gitlab-ci.yml"),
    *("LICENSE", "LICENSE-TEXT", "README.md", "overrides", "pyproject.toml", "requirements.txt", "scripts", "tests"),
)
_LEFT = shutil.ignore_patterns("__pycache__", "node_modules", ".*_cache", ".DS_Store")
_CONTENT_TESTS = Path("tests") / "content"
"""What is true of this province's text alone."""
_KEPT = ("theme", "extra_css", "plugins", "markdown_extensions", "validation")
"""The parts of mkdocs.yml that configure the machine, in their order."""
_SECTIONS = "เริ่มที่นี่: Start here, แบบฟอร์ม: Forms, อ้างอิง: Reference"
_PLACE = re.compile("«([a-z_]+)»")
_NAME = re.compile(
    r"^[^\w]|[\x00-\x1f<>\[\]{}|*_`#:\\\"«»]|^(?:y|n|yes|no|true|false|on|off|null|[\d.,/ -]+)$", re.IGNORECASE
)
"""Signs and words that Markdown, YAML or a template may take for something else than a name."""


@dataclass(frozen=True)
class Province:
    """What a new handbook is told: names of the province, whom to contact, address of the site, colours if any."""

    province_th: str
    province_en: str
    unit_th: str
    unit_en: str
    phone: str
    place_th: str
    place_en: str
    site_url: str = "https://example.invalid/cctv/"
    light: str = ""
    dark: str = ""
    prefix: str = "cctv"


NEEDED = ("province_th", "province_en", "unit_th", "unit_en", "phone", "place_th", "place_en")
UNSAFE = {field.name: _NAME for field in fields(Province)} | {
    "phone": re.compile(r"^(?!0[ -]?[2-7](?:[ -]?\d){7}(?:[ -]\d{1,4})?(?: ต่อ [\d ,-]{1,20})?$)(?=.)"),
    "site_url": re.compile(r"^(?!https?://[A-Za-z0-9.-]+(?::[0-9]+)?/(?:[A-Za-z0-9._~%-]+/)*$)(?=.)"),
    "light": re.compile("^(?!#[0-9a-fA-F]{6}$)(?=.)"),
    "dark": re.compile("^(?!#[0-9a-fA-F]{6}$)(?=.)"),
    "prefix": re.compile("^(?![a-z0-9]+(?:-[a-z0-9]+)*$)(?=.)"),
}
"""What a value may not look like, by option."""


def run(options: argparse.Namespace) -> int:
    """Begin a handbook in `folder`, of the options; asks for what is missing where somebody can answer."""
    folder, root = options.folder.resolve(), options.root.resolve()
    if is_taken(folder):
        return refuse("start-taken", folder=str(folder))
    if folder.is_relative_to(root):
        return refuse("start-inside", folder=str(folder))
    given = {field.name: getattr(options, field.name) for field in fields(Province)}
    for name in NEEDED:
        if not given[name] and sys.stdin.isatty():
            given[name] = input(f"{on_one_line(f'start.{name}')}: ").strip()
    if missing := [_option(name) for name in NEEDED if not given[name]]:
        return refuse("start-missing", options=" ".join(missing))
    if unsafe := [_option(name) for name, value in given.items() if UNSAFE[name].search(value)]:
        return refuse("start-unsafe", options=" ".join(unsafe))
    if refused := _refused_colours(given):
        return refused
    province = Province(**{name: value for name, value in given.items() if value})
    start(root, folder, province, date.today().isoformat())  # noqa: DTZ011
    print(text_in(options.lang, "made.start", folder=visible(str(folder))))
    return 0


def _refused_colours(given: Mapping[str, str]) -> int:
    """2, after the reason, if one of the two colours is not given or hard to read; 0 otherwise."""
    if bool(given["light"]) != bool(given["dark"]):
        return refuse("start-colours")
    for key in ("light", "dark"):
        if given[key] and (faint := faintest(key, given[key])):
            return refuse("start-faint", option=_option(key), better=faint.better)
    return 0


def _option(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def start(root: Path, target: Path, province: Province, today: str) -> Path:
    """Write the machine of `root` and a first handbook into `target`, which is empty or not there; returns it."""
    target.mkdir(parents=True, exist_ok=True)
    for name in _MACHINE:
        source = root / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=_LEFT, dirs_exist_ok=True)
        elif source.exists():
            shutil.copyfile(source, target / name)
    shutil.rmtree(target / _CONTENT_TESTS, ignore_errors=True)
    guides = guides_of(root)
    values = _values(province, today) | {"guides": guides.nav(), "guides_en": guides.english()}
    guides.copy(target / "docs")
    for file in sorted((SKELETON / "docs").rglob("*.*")):
        written = target / file.relative_to(SKELETON)
        written.parent.mkdir(parents=True, exist_ok=True)
        _write(written, _filled(file.read_text(encoding="utf-8"), values))
    _write(target / CONFIG_NAME, _settings(root, values))
    _write(target / "README.md", _readme((root / "README.md").read_text(encoding="utf-8"), values))
    corpus, _ = read_corpus(load_settings(target))
    chosen = {page.key: set(thai.sections) for page, thai in translated_pages(corpus)}
    write_stamped(corpus.settings.docs_dir, stamp(corpus, chosen))
    return target


def is_taken(target: Path) -> bool:
    """Whether there is something that must not be written over; a repository without a file yet is not."""
    return target.exists() and (not target.is_dir() or any(item.name != ".git" for item in target.iterdir()))


def _values(province: Province, today: str) -> dict[str, str]:
    """Name of a place in the skeleton -> what stands there."""
    values = {field.name: str(getattr(province, field.name)) for field in fields(province)}
    colours = f'    colours: {{light: "{province.light}", dark: "{province.dark}"}}\n'
    number = national(province.phone.partition("ต่อ")[0])[:9]
    return values | {
        "phone_th": province.phone,
        "phone_en": province.phone.replace("ต่อ", "ext."),
        "tel": f"+66{number.removeprefix('0')}",
        "today": today,
        "release": first_release(today).edition,
        "colours": colours if province.light else "",
    }


def _filled(text: str, values: Mapping[str, str]) -> str:
    return _PLACE.sub(lambda place: values[place[1]], text)


def _write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8", newline="\n")


def _settings(root: Path, values: Mapping[str, str]) -> str:
    """mkdocs.yml: the province's own part, and that of the machine as it stands in `root`, with its comments."""
    text = (root / CONFIG_NAME).read_text(encoding="utf-8")
    own = _filled((SKELETON / CONFIG_NAME).read_text(encoding="utf-8"), values)
    whole: Any = yaml.compose(text, Loader=yaml.SafeLoader)
    changes = sorted(_of_this_province(whole, values), reverse=True)
    starts = {key.value: key.start_mark.index for key, _ in whole.value}
    ends = dict(zip(starts, [*list(starts.values())[1:], len(text)], strict=True))
    parts = []
    for name in (name for name in _KEPT if name in starts):
        begin, end = starts[name], ends[name]
        part = text[begin:end]
        for first, last, written in changes:
            if begin <= first < end:
                part = part[: first - begin] + written + part[last - begin :]
        parts.append(part)
    return own + "".join(parts)


def _of_this_province(settings: Any, values: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    """Where the languages' settings name this province: first and last offset, and what is to stand there."""
    title = json.dumps(f"CCTV procurement handbook, {values['province_en']}", ensure_ascii=False)
    for key, value in _pairs(settings):
        if key == "nav_translations":
            yield value.start_mark.index, value.end_mark.index, f"{{{_SECTIONS}{values['guides_en']}}}\n\n"
        elif key == "site_name":
            yield value.start_mark.index, value.end_mark.index, title


def _pairs(node: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield key.value, value
            yield from _pairs(value)
    elif isinstance(node, yaml.SequenceNode):
        for inner in node.value:
            yield from _pairs(inner)


def _readme(text: str, values: Mapping[str, str]) -> str:
    """README.md with the new province's words at the head of each language."""
    thai, line, english = text.partition("\n---\n\n# English\n")
    heads = (
        _filled((SKELETON / f"README.{language}.md").read_text(encoding="utf-8"), values) for language in ("th", "en")
    )
    parts = (
        head.rstrip("\n") + "\n\n## " + part.partition("\n## ")[2]
        for head, part in zip(heads, (thai, english), strict=True)
    )
    return "\n---\n\n".join(parts) if line else text
