"""The guides say what the programs do: commands, options, settings and codes exist, alike in both languages."""

from __future__ import annotations

import importlib
import re
import shlex
from pathlib import Path

import pytest
import yaml

from bench.__main__ import NAMES as BENCHES
from handbook.__main__ import _parser
from handbook.messages import catalogue
from handbook.publish.targets import load_target
from handbooks import ROOT

FOLDER = ROOT / ".github"
GUIDES = ("PUBLISHING", "RELEASE", "PULL-REQUESTS")
_MAKE = "python3 scripts/make.py"
_FENCED = re.compile(r"^ *```(?P<kind>\w*)\n(?P<text>.*?)^ *```$", re.MULTILINE | re.DOTALL)
_INLINE = re.compile(r"`([^`\n]+)`")
_HEADING = re.compile(r"^## (?P<number>[0-9๐-๙]+)\. ", re.MULTILINE)
_STEP = re.compile(r"^(?P<number>[0-9]+)\. ", re.MULTILINE)
_ID = re.compile(r'<a id="([a-z]+)"></a>')
_LINK = re.compile(r"\]\((?P<file>[A-Za-z.]*)#?(?P<id>[a-z]*)\)")
COMMANDS = {"release", "publish", "rollback", "verify", "status", "edition", "published"}


def text_of(guide: str, language: str) -> str:
    return (FOLDER / f"{guide}{'.en' if language == 'en' else ''}.md").read_text(encoding="utf-8")


def commands(text: str) -> list[list[str]]:
    """The words of each command line of a guide, without `python3 scripts/make.py`; short forms in a line too."""
    fenced = [line for block in _FENCED.finditer(text) for line in block["text"].splitlines()]
    lines = [line.strip() for line in fenced if line.strip().startswith(_MAKE)]
    for code in _INLINE.findall(_FENCED.sub("", text)):
        first, _, rest = code.partition(" ")
        if code.startswith(_MAKE) or (first in COMMANDS and rest.startswith("--")):
            lines.append(code)
    return [shlex.split(line.removeprefix(_MAKE)) for line in lines]


def without_language(words: list[str]) -> list[str]:
    """A command as both languages have it; texts that people write themselves do not count."""
    shown = " ".join(words).removesuffix(" --lang en")
    return re.sub(r"--reason-(th|en) .*?(?= --|$)", "", shown).split()


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("guide", GUIDES)
def test_every_command_and_option_exists(guide: str, language: str) -> None:
    found = commands(text_of(guide, language))
    assert len(found) >= {"PUBLISHING": 20, "RELEASE": 4, "PULL-REQUESTS": 10}[guide]
    for words in found:
        if words[0] == "bench":
            assert words[1] in BENCHES
            continue
        if words[0] in {"publish", "rollback"} and words[1].startswith("--"):
            words.insert(1, "province")
        _parser().parse_args(words)


def test_every_benchmark_can_be_called() -> None:
    modules = [importlib.import_module(f"bench.{name}") for name in BENCHES]
    assert len(modules) > 40
    assert [module.__name__ for module in modules if not (callable(module.main) and module.__doc__)] == []


def test_a_command_that_does_not_exist_would_be_told() -> None:
    (words,) = commands(f"```\n{_MAKE} publish province --forse\n```\n")
    with pytest.raises(SystemExit):
        _parser().parse_args(words)


@pytest.mark.parametrize("language", ["th", "en"])
def test_every_example_of_targets_yml_is_taken(language: str, tmp_path: Path) -> None:
    found = [block["text"] for block in _FENCED.finditer(text_of("PUBLISHING", language)) if block["kind"] == "yaml"]
    assert len(found) == 5
    for example in found:
        (tmp_path / "targets.yml").write_text(example, encoding="utf-8")
        (name,) = yaml.safe_load(example)
        load_target(tmp_path, name)


@pytest.mark.parametrize("guide", GUIDES)
def test_both_languages_have_the_same_numbers_places_and_commands(guide: str) -> None:
    thai, english = text_of(guide, "th"), text_of(guide, "en")
    for pattern in (_STEP, _HEADING):
        numbers = [[int(match["number"]) for match in pattern.finditer(text)] for text in (thai, english)]
        assert numbers[0] == numbers[1]
    assert _ID.findall(thai) == _ID.findall(english)
    assert [without_language(words) for words in commands(thai)] == [
        without_language(words) for words in commands(english)
    ]
    examples = [[m["text"] for m in _FENCED.finditer(text) if m["kind"] == "yaml"] for text in (thai, english)]
    assert examples[0] == examples[1]


@pytest.mark.parametrize("language", ["th", "en"])
def test_links_codes_and_the_list_of_sections_lead_somewhere(language: str) -> None:
    text = text_of("PUBLISHING", language)
    for link in _LINK.finditer(text):
        assert not link["file"] or (FOLDER / link["file"]).is_file()
        assert not link["id"] or link["id"] in _ID.findall(text)
    codes = set(re.findall(r"HB[0-9]{3}", text))
    assert len(codes) >= 8
    assert codes <= set(catalogue())
