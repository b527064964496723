"""The program's own YAML: the value of the file as it is now, parsed once, whatever lies where it is kept."""

from __future__ import annotations

import os
import random
import sys
from datetime import date
from pathlib import Path

import pytest
import yaml

from cache.proof import DAMAGES
from handbook.own_yaml import read_own_yaml

TEXT = "a: [1, 2.5, null, true]\nข: {ค: ง}\n"
VALUE = {"a": [1, 2.5, None, True], "ข": {"ค": "ง"}}
SEED = 2


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    written = tmp_path / "words.yml"
    written.write_text(TEXT, encoding="utf-8")
    return written


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that are parsed."""
    texts, load = list[str](), yaml.load

    def noted(text: str, Loader: type[yaml.CSafeLoader]) -> object:  # noqa: N803 - the library's name
        texts.append(text)
        return load(text, Loader)

    monkeypatch.setattr(yaml, "load", noted)
    return texts


def kept(file: Path) -> list[Path]:
    return sorted(each for each in file.parent.glob("__pycache__/*") if each.is_file())


def test_a_file_is_parsed_once(file: Path, parsed: list[str]) -> None:
    assert [read_own_yaml(file) for _ in range(3)] == [VALUE] * 3
    assert parsed == [TEXT]
    assert len(kept(file)) == 1


def test_a_changed_file_is_parsed_anew_though_its_time_is_the_same(file: Path, parsed: list[str]) -> None:
    read_own_yaml(file)
    times = file.stat().st_atime_ns, file.stat().st_mtime_ns
    file.write_text(TEXT.replace("1", "3"), encoding="utf-8")
    os.utime(file, ns=times)
    assert read_own_yaml(file)["a"][0] == 3
    assert len(parsed) == 2
    assert len(kept(file)) == 1


def test_what_is_damaged_is_parsed_anew(file: Path) -> None:
    chance = random.Random(SEED)  # noqa: S311 - drawn, not secret
    for damage in DAMAGES:
        read_own_yaml(file)
        (entry,) = kept(file)
        if damage.__name__ == "_put_another":
            entry.write_bytes(b"another")
        else:
            damage(entry, chance)
        assert read_own_yaml(file) == VALUE
        if entry.is_dir():
            entry.rmdir()


def test_what_a_value_holds_that_is_no_plain_one_is_read_all_the_same(file: Path) -> None:
    file.write_text("day: 2026-11-30\n", encoding="utf-8")
    assert read_own_yaml(file) == {"day": date(2026, 11, 30)}
    assert kept(file) == []


def test_it_lies_where_python_has_its_compiled_modules(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "pycache_prefix", str(file.parent / "elsewhere"))
    assert [read_own_yaml(file) for _ in range(2)] == [VALUE] * 2
    assert kept(file) == []
    assert len([each for each in (file.parent / "elsewhere").rglob("*") if each.is_file()]) == 1


def test_nothing_is_written_where_nothing_may_be(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (file.parent / "__pycache__").write_text("a file", encoding="utf-8")
    assert read_own_yaml(file) == VALUE
    (file.parent / "__pycache__").unlink()
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert read_own_yaml(file) == VALUE
    assert not (file.parent / "__pycache__").exists()


@pytest.mark.parametrize(("text", "error"), [("a: [", yaml.YAMLError), (None, OSError)])
def test_a_fault_of_the_file_is_raised(file: Path, text: str | None, error: type[Exception]) -> None:
    read_own_yaml(file)
    file.unlink() if text is None else file.write_text(text, encoding="utf-8")
    with pytest.raises(error):
        read_own_yaml(file)
