"""YAML that hides, repeats or never ends: refused at its place in every file of an author, and quickly."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest

from checks.case_folders import MINIMAL, find_problems
from handbook.authored.located_yaml import read_yaml
from handbook.problems import ProblemsError

LAUGHS = "a: &a [x, x]\n" + "".join(
    f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)
# What is written, and where (line, column) and how it is told.
REFUSED = {
    "anchor": ("a: &x 1", (1, 4), "HB231"),
    "alias": ("a: [1]\nb: *x", (2, 4), "HB231"),
    "anchor of a list": ("a: &x\n  - 1", (1, 4), "HB231"),
    "alias within itself": ("a: &x [*x]", (1, 4), "HB231"),
    "alias as a name": ("*x : 1", (1, 1), "HB231"),
    "merge": ("a: 1\n<<: {b: 1}", (2, 1), "HB231"),
    "merge of a list": ("a:\n  <<: [{b: 1}]", (2, 3), "HB231"),
    "a thousand million laughs": (LAUGHS, (1, 4), "HB231"),
    "python": ("a: !!python/object/apply:os.system ['true']", (1, 4), "HB211"),
    "environment": ("a: !ENV HOME", (1, 4), "HB211"),
    "binary": ("a: !!binary eA==", (1, 4), "HB231"),
    "set": ("a: !!set {x}", (1, 4), "HB231"),
    "no integer": ("a: !!int x", (1, 4), "HB231"),
    "no boolean": ("a: !!bool x", (1, 4), "HB231"),
    "two documents": ("a: 1\n---\nb: 1", (2, 1), "HB211"),
    "deep brackets": ("a: " + "[" * 100_000, (1, 23), "HB231"),
    "deep braces": ("a: " + "{b: " * 5_000, (1, 80), "HB231"),
    "deep dashes": ("- " * 5_000 + "x", (1, 41), "HB231"),
    "list as a name": ("? [a]\n: 1", (1, 3), "HB231"),
    "mapping as a name": ("{{a: 1}: 2}", (1, 2), "HB231"),
    "not a number": ("a: .nan", (1, 4), "HB231"),
    "endless": ("a: -.inf", (1, 4), "HB231"),
    "too large": ("a: 1.0e+999", (1, 4), "HB231"),
    "long number": ("a: " + "9" * 5_000, (1, 4), "HB231"),
    "hexadecimal without digits": ("a: 0x_", (1, 4), "HB231"),
    "long hexadecimal": ("a: 0x" + "f" * 5_000, (1, 4), "HB231"),
    "tab": ("a:\n\tb: 1", (2, 1), "HB211"),
    "control character": ("a: 1\nb: x\x07y", (2, 5), "HB211"),
    "nothing": ("a: x\x00", (1, 5), "HB211"),
    "nothing, written as a sign": ('a: "x\\0y"', (1, 4), "HB231"),
    "control character in a name": ('"x\\ay": 1', (1, 1), "HB231"),
    "half a character": ('a: "\\ud800"', (1, 7), "HB211"),
    "twice": ("a: 1\na: 2", (2, 1), "HB216"),
}


@pytest.mark.parametrize(("text", "place", "code"), REFUSED.values(), ids=REFUSED)
def test_yaml_that_is_not_plain_is_told_at_its_place(text: str, place: tuple[int, int], code: str) -> None:
    start = time.process_time()
    with pytest.raises(ProblemsError) as raised:
        read_yaml(text, "x.yml", first_line=3)
    assert time.process_time() - start < 1
    first = raised.value.problems[0]
    assert (first.path, first.line - 2, first.column, first.code) == ("x.yml", *place, code)


def test_names_are_the_texts_that_are_written() -> None:
    document = read_yaml("yes: 1\n2569: 2\n~: 3\n1.5: {on: x}\n", "x.yml")
    assert document.value == {"yes": 1, "2569": 2, "~": 3, "1.5": {"on": "x"}}
    assert document.place(("1.5", "on")) == (4, 7)


@pytest.mark.parametrize("file", ["mkdocs.yml", "docs/data/sources.yml", "docs/page.md", "docs/forms/x.form.yml"])
def test_every_file_of_an_author_is_read_so(tmp_path: Path, file: str) -> None:
    root = tmp_path / "project"
    shutil.copytree(MINIMAL, root)
    path = root / file
    path.parent.mkdir(exist_ok=True)
    path.write_text("---\na: &x 1\n---\n\n# x { #x }\n" if file.endswith(".md") else "\na: &x 1\n", encoding="utf-8")
    assert [(each.path, each.line, each.column) for each in find_problems(root) if each.code == "HB231"] == [
        (file, 2, 4)
    ]
