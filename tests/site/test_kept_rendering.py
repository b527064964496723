"""What the engine has rendered before: the same pages as of a first run, and no page but those that are asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import jinja2
import markdown
import pytest

from handbook.authored.settings import Settings, load_settings
from handbook.cache.store import NO_CACHE, Cache
from handbook.history.edition import read_edition
from handbook.problems import ProblemsError
from handbook.site.engine import run_engine
from handbook.site.kept_rendering import Rendering
from handbooks import lay_out, read_settings, write_settings

PAGE = "procedure/index.html"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return lay_out(tmp_path / "handbook")


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "kept", b"s" * 32, "maker")


@pytest.fixture
def converted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The beginnings of the pages that are rendered."""
    begun, convert = list[str](), markdown.Markdown.convert

    def noted(self: markdown.Markdown, source: str) -> str:
        begun.append(source.strip().partition("\n")[0])
        return str(convert(self, source))

    monkeypatch.setattr(markdown.Markdown, "convert", noted)
    return begun


def run(settings: Settings, cache: Cache, *only: str, strict: bool = False) -> dict[str, bytes]:
    """The pages of a run into a new folder."""
    folder = settings.root.parent / f"raw-{len(list(settings.root.parent.iterdir()))}"
    folder.mkdir()
    run_engine(settings, read_edition(settings.root, []), folder, strict=strict, how=Rendering(cache, frozenset(only)))
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*.html"))}


def edit(file: Path, change: Callable[[str], str]) -> None:
    file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")


def test_a_further_run_gives_what_a_first_one_would(root: Path, cache: Cache, converted: list[str]) -> None:
    settings = load_settings(root)
    first, all_pages = run(settings, cache), len(converted)
    edit(settings.docs_dir / "procedure.md", lambda text: text + "\n## หัวข้อ & <ใหม่> {#new}\n")
    changed = run(settings, cache)
    assert len(converted) == all_pages + 1, "the edited page alone"
    some = run(settings, cache, "procedure.md")
    fresh = run(settings, NO_CACHE)
    assert changed == fresh
    assert {name for name, data in changed.items() if data != first[name]} == {PAGE}
    assert some == {PAGE: fresh[PAGE]}


def add_page(root: Path) -> None:
    (root / "docs" / "new.md").write_text("---\ntitle: ใหม่\n---\n# ใหม่\n", encoding="utf-8")


def add_file_of_the_theme(root: Path) -> None:
    (root / "overrides" / "assets" / "new.txt").write_text("a page may lead to it", encoding="utf-8")


def change_extension(root: Path) -> None:
    settings = read_settings(root)
    (toc,) = (each for each in settings["markdown_extensions"] if isinstance(each, dict) and "toc" in each)
    toc["toc"]["toc_depth"] = 2
    write_settings(root, settings)


@pytest.mark.parametrize("change", [add_page, add_file_of_the_theme, change_extension])
def test_pages_are_rendered_anew_where_what_they_may_lead_to_or_an_extension_changes(
    change: Callable[[Path], None], root: Path, cache: Cache, converted: list[str]
) -> None:
    settings = load_settings(root)
    run(settings, cache)
    all_pages = len(converted)
    change(root)
    changed = run(settings, cache)
    assert len(converted) >= all_pages + all_pages // 2, "all of one language at least"
    assert changed == run(settings, NO_CACHE)


def test_a_page_that_warned_is_rendered_again_and_warns_again(root: Path, cache: Cache) -> None:
    settings, written = load_settings(root), read_settings(root)
    written["validation"]["links"]["not_found"] = "warn"
    write_settings(root, written)
    edit(settings.docs_dir / "procedure.md", lambda text: text + "\n[nowhere](nowhere.md)\n")
    said = []
    for _ in range(2):
        with pytest.raises(ProblemsError) as caught:
            run(settings, cache, strict=True)
        said.append([problem.details["said"] for problem in caught.value.problems])
    assert said[0] == said[1]
    assert any("nowhere.md" in str(each) for each in said[1])


def test_one_page_needs_no_other_to_be_rendered(root: Path, cache: Cache, converted: list[str]) -> None:
    settings = load_settings(root)
    some = run(settings, cache, "procedure.md")
    assert len(converted) == 1
    assert some == {PAGE: run(settings, cache)[PAGE]}, "its menus have the titles of all"


def test_menus_of_one_page_have_the_titles_of_pages_without_front_matter(root: Path, cache: Cache) -> None:
    settings = load_settings(root)
    edit(settings.docs_dir / "glossary.md", lambda _: "# ศัพท์ที่ไม่มีส่วนหัว\n")
    some = run(settings, cache, "procedure.md")
    assert some == {PAGE: run(settings, NO_CACHE)[PAGE]}
    assert "ศัพท์ที่ไม่มีส่วนหัว" in some[PAGE].decode()


def test_no_template_is_compiled_again_but_one_that_has_changed(
    root: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = load_settings(root)
    first = run(settings, cache)
    compiled = len(list((cache.folder or root).glob("templates/*")))
    edit(root / "overrides" / "partials" / "footer.html", lambda text: text + "<p>ใหม่</p>")
    changed = run(settings, cache)
    assert changed == run(settings, NO_CACHE) != first
    assert len(list((cache.folder or root).glob("templates/*"))) == compiled + 1, "the changed one alone"
    monkeypatch.setattr(jinja2.Environment, "compile", None)
    assert run(settings, cache) == changed
