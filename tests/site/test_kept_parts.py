"""Parts that are kept: the same files and names as those that are made, made anew once anything they use differs."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from handbook.authored.settings import Settings
from handbook.cache.store import NO_CACHE, Cache
from handbook.html.tree import Element, make, read_html
from handbook.site.kept_parts import AllParts, name_all_parts
from handbook.site.uses import together, uses_of
from single_steps import Steps

Trees = dict[str, Element]
SEAL = "images/seal.png"


class Raw:
    """Raw sites of the same files, each in a folder of its own."""

    def __init__(self, steps: Steps, folder: Path) -> None:
        self._steps, self._folder = steps, folder
        self.settings: Settings = steps.with_settings([steps.written("")], seal=SEAL).settings
        self.cache = Cache(folder / "kept", b"s" * 32, "maker")

    @property
    def entries(self) -> int:
        """How many are kept."""
        return len(list((self._folder / "kept").glob("parts/*")))

    def name(
        self, cache: Cache, change: Callable[[Path, Trees], None] | None = None, *, with_forms: bool = True
    ) -> tuple[AllParts, dict[str, bytes]]:
        """What was named in a new folder, and all files there."""
        out = self._folder / f"site-{len(list(self._folder.iterdir()))}"
        shutil.copytree(self._steps.raw / "assets", out / "assets")
        (out / SEAL).parent.mkdir()
        (out / SEAL).write_bytes(b"seal")
        missing = read_html((self._steps.raw / "404.html").read_text(encoding="utf-8"))
        trees = {"procedure/index.html": self._steps.tree("procedure"), "404.html": missing}
        if change is not None:
            change(out, trees)
        uses = together(map(uses_of, trees.values()))
        named = name_all_parts(out, uses, self.settings, cache, with_forms=with_forms)
        files = (file for file in sorted(out.rglob("*")) if file.is_file())
        return named, {file.relative_to(out).as_posix(): file.read_bytes() for file in files}


@pytest.fixture
def raw(steps: Steps, tmp_path: Path) -> Raw:
    return Raw(steps, tmp_path)


@pytest.fixture(scope="module")
def kept(steps: Steps, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is kept of parts that nothing has changed."""
    folder = tmp_path_factory.mktemp("first")
    first = Raw(steps, folder)
    first.name(first.cache)
    return folder / "kept"


def write(path: str) -> Callable[[Path, Trees], None]:
    """Add a line to a file."""

    def change(out: Path, _: Trees) -> None:
        (out / path).write_bytes((out / path).read_bytes() + b"\n/* x */ .hb-x { color: red }\n")

    return change


def use_class(_: Path, trees: Trees) -> None:
    trees["404.html"].find("body").append(make("p", class_="md-code__content md-annotation"))


def add_script(_: Path, trees: Trees) -> None:
    script = make("script")
    script.text = "document.body.classList.add('md-typeset__table', 'md-path')"
    trees["404.html"].find("body").append(script)


def name_other_icon(_: Path, trees: Trees) -> None:
    trees["404.html"].find("head").append(make("link", rel="icon", href="/assets/images/favicon.png"))


def load_fewer_sheets(_: Path, trees: Trees) -> None:
    first = trees["procedure/index.html"]
    first.xpath("//link[@rel='stylesheet']")[-1].drop_tree()


CHANGES = [
    *(write(path) for path in (SEAL, "assets/stylesheets/site.css", "assets/stylesheets/webform.css")),
    *(write(f"assets/{path}") for path in ("javascripts/controls.js", "javascripts/forms/pdf.js", "images/water.svg")),
    *(use_class, add_script, name_other_icon, load_fewer_sheets),
]


def test_what_is_kept_is_what_is_made(raw: Raw) -> None:
    made = raw.name(NO_CACHE)
    assert raw.name(raw.cache) == made
    assert raw.entries == 1
    assert raw.name(raw.cache) == made
    assert raw.name(raw.cache, with_forms=False) == raw.name(NO_CACHE, with_forms=False) != made
    assert raw.entries == 2


@pytest.mark.parametrize("change", CHANGES)
def test_what_parts_are_made_of_makes_others(
    raw: Raw, kept: Path, tmp_path: Path, change: Callable[[Path, Trees], None]
) -> None:
    shutil.copytree(kept, tmp_path / "kept")
    assert raw.name(raw.cache, change) == raw.name(NO_CACHE, change)
    assert raw.entries == 2
